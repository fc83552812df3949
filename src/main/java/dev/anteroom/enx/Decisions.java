package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Approvals and denials under way (protocol sections 3.3 to 3.5). Confined to the room's loop. This
 * is the only class that sends {@code user-allowed} and {@code user-denied}.
 */
final class Decisions {
    /** What a moderator can decide. */
    enum Verdict {
        APPROVE(EventName.USER_ALLOWED),
        DENY(EventName.USER_DENIED);

        private final EventName event;

        Verdict(EventName event) {
            this.event = event;
        }
    }

    private record UnderWay(Verdict verdict, CompletableFuture<Decision> result) {}

    private final RoomState state;
    private final Requests requests;
    private final Notifier notifier;
    private final RoomLoop loop;
    private final Duration timeout;
    private final Runnable readListAgain;
    private final Map<ClientId, UnderWay> underWay = new HashMap<>();

    Decisions(
            RoomState state,
            Requests requests,
            Notifier notifier,
            RoomLoop loop,
            Duration timeout,
            Runnable readListAgain) {
        this.state = state;
        this.requests = requests;
        this.notifier = notifier;
        this.loop = loop;
        this.timeout = timeout;
        this.readListAgain = readListAgain;
    }

    /** Whether an approval of this person is under way, so that an entry is our own doing. */
    boolean isApproving(ClientId id) {
        UnderWay first = underWay.get(id);
        return first != null && first.verdict() == Verdict.APPROVE;
    }

    void decide(ClientId id, Verdict verdict, CompletableFuture<Decision> result) {
        UnderWay first = underWay.get(id);
        if (first != null) {
            var _ = first.result().thenAccept(result::complete);
            return;
        }
        AwaitedParticipant person = state.lobby().find(id).orElse(null);
        if (!state.connection().canSend()) {
            finish(id, verdict, result, new Decision.NotSent());
        } else if (!state.isModerator()) {
            finish(id, verdict, result, new Decision.NotAllowed());
        } else if (person == null) {
            finish(id, verdict, result, gone(id));
        } else {
            underWay.put(id, new UnderWay(verdict, result));
            requests.send(
                    verdict.event,
                    JsonNodeFactory.instance.textNode(id.value()),
                    timeout,
                    ending -> ended(person, verdict, result, ending));
        }
    }

    private void ended(
            AwaitedParticipant person,
            Verdict verdict,
            CompletableFuture<Decision> result,
            Requests.Ending ending) {
        underWay.remove(person.id());
        Decision decision =
                switch (ending) {
                    case Requests.Ending.Answered(Ack ack) -> answered(person.id(), verdict, ack);
                    case Requests.Ending.NotSent() -> new Decision.NotSent();
                    case Requests.Ending.TimedOut(), Requests.Ending.CutOff() ->
                            insideAfterApproval(person.id(), verdict)
                                    ? new Decision.Admitted()
                                    : new Decision.Unconfirmed();
                };
        if (decision.isDone()) {
            state.lobby().removed(person.id());
        } else if (!(decision instanceof Decision.NotSent)) {
            readListAgain.run();
        }
        notifier.event(new RoomEvent.Decided(person, decision));
        finish(person.id(), verdict, result, decision);
    }

    private Decision answered(ClientId id, Verdict verdict, Ack ack) {
        return switch (ack.result()) {
            case ResultCode.SUCCESS ->
                    verdict == Verdict.APPROVE ? new Decision.Admitted() : new Decision.Denied();
            case ResultCode.NOT_AWAITED -> gone(id);
            case ResultCode.MODERATORS_FULL, ResultCode.PARTICIPANTS_FULL ->
                    new Decision.RoomFull();
            case ResultCode.NOT_AUTHORISED, ResultCode.MODERATORS_ONLY -> new Decision.NotAllowed();
            case Ack.UNREADABLE ->
                    insideAfterApproval(id, verdict)
                            ? new Decision.Admitted()
                            : new Decision.Unconfirmed();
            default -> new Decision.Refused(ack.result(), DisplayName.of(ack.message()).text());
        };
    }

    private boolean insideAfterApproval(ClientId id, Verdict verdict) {
        return verdict == Verdict.APPROVE && state.user(id).isPresent();
    }

    private Decision gone(ClientId id) {
        return state.user(id).isPresent()
                ? new Decision.DecidedElsewhere()
                : new Decision.AlreadyGone();
    }

    private void finish(
            ClientId id, Verdict verdict, CompletableFuture<Decision> result, Decision decision) {
        ObjectNode payload = payload(id, decision);
        notifier.callback(
                observer -> {
                    if (verdict == Verdict.APPROVE) {
                        observer.onAckForApproveAwaitedUser(payload);
                    } else {
                        observer.onAckForDenyAwaitedUser(payload);
                    }
                });
        loop.afterPublishing(() -> result.complete(decision));
    }

    private static ObjectNode payload(ClientId id, Decision decision) {
        record Words(int code, String text) {}
        Words words =
                switch (decision) {
                    case Decision.Admitted() -> new Words(ResultCode.SUCCESS, "admitted");
                    case Decision.Denied() -> new Words(ResultCode.SUCCESS, "denied");
                    case Decision.AlreadyGone() ->
                            new Words(ResultCode.NOT_AWAITED, "nobody with this id waits");
                    case Decision.DecidedElsewhere() ->
                            new Words(ResultCode.NOT_AWAITED, "another moderator decided");
                    case Decision.RoomFull() ->
                            new Words(ResultCode.PARTICIPANTS_FULL, "the room is full");
                    case Decision.NotAllowed() ->
                            new Words(ResultCode.MODERATORS_ONLY, "only moderators may decide");
                    case Decision.Refused(int code, String message) -> new Words(code, message);
                    case Decision.NotSent() ->
                            new Words(ResultCode.NOT_CONNECTED, "not connected, nothing was sent");
                    case Decision.Unconfirmed() ->
                            new Words(Ack.UNREADABLE, "no answer came in time");
                };
        return WireCodec.object()
                .put("result", words.code())
                .put("clientId", id.value())
                .put("msg", words.text());
    }
}
