package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.signaling.Endpoint;
import dev.anteroom.enx.signaling.SignalingChannel;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.Cause;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Joins, stays, comes back, leaves (protocol sections 2 and 6). Confined to the room's loop. */
final class Connection {
    /** An event of the current connection. */
    record Incoming(String name, List<JsonNode> arguments, Consumer<JsonNode> reply) {}

    private final EnxToken token;
    private final RoomOptions options;
    private final RoomState state;
    private final Requests requests;
    private final Notifier notifier;
    private final Consumer<Incoming> events;
    private final Consumer<ConnectionState> whenChanged;
    private final Runnable whenGone;
    private final Farewell farewell;
    private final Comeback comeback;

    private final CurrentChannel channel;
    private boolean asReconnect;

    /**
     * @param events gets what the server sends on the current connection
     * @param whenChanged called with each new state before it is told
     * @param whenGone called when nothing of the room is left to do
     */
    Connection(
            EnxToken token,
            RoomOptions options,
            RtcEnvironment environment,
            RoomLoop loop,
            RoomState state,
            Requests requests,
            Notifier notifier,
            Consumer<Incoming> events,
            Consumer<ConnectionState> whenChanged,
            Runnable whenGone) {
        this.token = token;
        this.options = options;
        this.state = state;
        this.requests = requests;
        this.notifier = notifier;
        this.events = events;
        this.whenChanged = whenChanged;
        this.whenGone = whenGone;
        farewell = new Farewell(requests);
        comeback = new Comeback(options, environment.timer(), loop);
        channel = new CurrentChannel(environment, loop, new Ear());
    }

    private final class Ear implements CurrentChannel.Owner {
        @Override
        public void opened(SignalingChannel open) {
            presentToken(open);
        }

        @Override
        public void received(Incoming incoming) {
            events.accept(incoming);
        }

        @Override
        public void closed(Failure failure) {
            lost(failure);
        }
    }

    /** The first join; does nothing when the room was left before it could begin. */
    void join() {
        if (!state.isOver()) {
            asReconnect = false;
            connect();
        }
    }

    private void connect() {
        channel.open(
                Endpoint.of(
                        token.host(), token.gateway(), token.secure(), options.connectTimeout()));
        limit(options.connectTimeout(), JoinFailure.connection(Failure.TIMED_OUT));
    }

    private void limit(Duration limit, JoinFailure whenPassed) {
        channel.after(
                limit,
                () -> {
                    // A limit may pass while the room is just entered.
                    if (!state.isHere()) {
                        failed(whenPassed);
                    }
                });
    }

    private void presentToken(SignalingChannel open) {
        channel.noLimit();
        requests.connected(open);
        requests.send(
                EventName.TOKEN,
                JoinRequest.of(token, options, state, asReconnect ? comeback.attempt() : 0),
                options.requestTimeout(),
                channel.whileCurrent(
                        ending -> {
                            if (!state.isHere()) {
                                tokenEnded(ending);
                            }
                        }));
    }

    private void tokenEnded(Requests.Ending ending) {
        switch (ending) {
            case Requests.Ending.Answered(Ack ack) when ack.isSuccess() -> {
                state.accepted(ack.body().path("clientId").asText(""));
                limit(options.requestTimeout(), JoinFailure.NO_ROOM);
            }
            case Requests.Ending.Answered(Ack ack)
                    when ack.result() == ResultCode.NOTHING_TO_RECONNECT && joinsAfresh() -> {
                // Alone in the room (6): the old stay is gone, so this is a new one.
                dropChannel();
                asReconnect = false;
                connect();
            }
            case Requests.Ending.Answered(Ack ack) -> failed(JoinFailure.refused(ack));
            case Requests.Ending.TimedOut() -> failed(JoinFailure.NO_ANSWER);
            // The close of the channel, which is on its way, tells more.
            case Requests.Ending.CutOff(), Requests.Ending.NotSent() -> {}
        }
    }

    /**
     * Whether to start a new stay now that nobody is left to come back to. A moderator by token
     * does so at once. Anybody else would lose by it what a moderator gave, the place inside or the
     * role, so waits for the others, who may be on their way back too, until the last attempt.
     */
    private boolean joinsAfresh() {
        boolean moderatorByToken =
                token.content().path("role").asText("").equals(RoomRole.MODERATOR.wireName());
        return asReconnect && (moderatorByToken || comeback.isLast());
    }

    /** The server has put us into the room, or into its waiting room. */
    void entered(ConnectionState newState) {
        channel.noLimit();
        comeback.over();
        changed(newState);
    }

    /** Joining came to nothing, for the first time or when coming back. */
    void failed(JoinFailure failure) {
        dropChannel();
        boolean reconnecting = state.isReconnecting();
        if (reconnecting && failure.mayTryAgain()) {
            tryAgain();
            return;
        }
        if (!reconnecting) {
            ObjectNode error =
                    WireCodec.object()
                            .put("error", failure.error().code())
                            .put("message", failure.error().sentence());
            notifier.callback(observer -> observer.onRoomError(error));
        }
        over(failure.reason());
        notifier.event(new RoomEvent.Failed(failure.error()));
        whenGone.run();
    }

    private void lost(Failure failure) {
        if (!state.isHere()) {
            failed(JoinFailure.connection(failure));
            return;
        }
        dropChannel();
        ObjectNode lost = code(ResultCode.NETWORK_LOST, "The network was lost.");
        notifier.callback(observer -> observer.onConnectionLost(lost));
        comeback.begin(() -> giveUp(ResultCode.RECONNECT_TIMED_OUT));
        tryAgain();
    }

    private void tryAgain() {
        Optional<Duration> pause = comeback.next();
        if (pause.isEmpty()) {
            giveUp(ResultCode.RECONNECT_ATTEMPTS_EXCEEDED);
            return;
        }
        asReconnect = true;
        changed(new ConnectionState.Reconnecting(comeback.attempt(), options.reconnectAttempts()));
        channel.after(pause.get(), this::connect);
    }

    private void giveUp(int code) {
        dropChannel();
        over(
                new DisconnectReason(
                        Kind.CONNECTION_LOST,
                        code,
                        "The connection was lost and could not be made again. Join again."));
        whenGone.run();
    }

    /** The server ended our stay; it expects a goodbye (protocol section 4.1). */
    void endedByServer(DisconnectReason reason, Consumer<JsonNode> reply) {
        reply.accept(Ack.success());
        over(reason);
        sayGoodbye(outcome -> {});
    }

    /** Leaves; told when the server has heard of it or the time for that is over. */
    void leave(Consumer<RequestOutcome> whenLeft) {
        if (state.isOver()) {
            if (!farewell.join(whenLeft)) {
                whenLeft.accept(new RequestOutcome.Unchanged());
            }
            return;
        }
        boolean wasHere = state.isHere();
        over(new DisconnectReason(Kind.LEFT, Cause.NORMAL.cause(), Cause.NORMAL.msg()));
        if (wasHere) {
            sayGoodbye(whenLeft);
        } else {
            dropChannel();
            whenGone.run();
            whenLeft.accept(new RequestOutcome.NotSent());
        }
    }

    private void sayGoodbye(Consumer<RequestOutcome> whenLeft) {
        // What the server still says to a stay that is over is not heard.
        channel.ignore();
        farewell.say(
                this::dropChannel,
                outcome -> {
                    whenGone.run();
                    whenLeft.accept(outcome);
                });
    }

    private void dropChannel() {
        SignalingChannel old = channel.take();
        requests.disconnected();
        if (old != null) {
            old.close();
        }
    }

    private void over(DisconnectReason reason) {
        channel.noLimit();
        comeback.over();
        changed(new ConnectionState.Disconnected(reason));
        ObjectNode payload =
                WireCodec.object()
                        .put("cause", reason.cause())
                        .put("msg", reason.message())
                        .put("reason", reason.kind().name());
        notifier.callback(observer -> observer.onRoomDisconnected(payload));
    }

    private void changed(ConnectionState newState) {
        if (!newState.equals(state.connection())) {
            state.connection(newState);
            whenChanged.accept(newState);
            notifier.event(new RoomEvent.ConnectionChanged(newState));
        }
    }

    static ObjectNode code(int code, String message) {
        return WireCodec.object().put("errorCode", code).put("msg", message);
    }
}
