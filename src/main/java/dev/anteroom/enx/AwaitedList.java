package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lobby equal to the server's list (protocol sections 3.3 and 3.5): no event tells that
 * an awaited person left or was denied by a colleague, so the list is read again on occasion and at
 * a calm interval. Confined to the room's loop.
 */
final class AwaitedList {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitedList.class);

    private final RoomState state;
    private final Requests requests;
    private final Notifier notifier;
    private final RoomLoop loop;
    private final RtcEnvironment environment;
    private final RoomOptions options;
    private final List<Consumer<RequestOutcome>> waitingForAnswer = new ArrayList<>();
    private Runnable cancelInterval = () -> {};

    AwaitedList(
            RoomState state,
            Requests requests,
            Notifier notifier,
            RoomLoop loop,
            RtcEnvironment environment,
            RoomOptions options) {
        this.state = state;
        this.requests = requests;
        this.notifier = notifier;
        this.loop = loop;
        this.environment = environment;
        this.options = options;
    }

    /** Somebody knocked just now. */
    void knocked(AwaitedUser user) {
        LobbyLedger.Change change =
                state.lobby()
                        .knocked(
                                user,
                                new Arrival.Knocked(
                                        environment.clock().instant(),
                                        environment.nanos().getAsLong()));
        change.arrived().forEach(person -> notifier.event(new RoomEvent.Knocked(person)));
    }

    /** The list that came with joining, or with becoming moderator: these waited before. */
    void backlog(List<AwaitedUser> users, boolean tellOfArrivals) {
        Arrival before =
                new Arrival.BeforeYouJoined(
                        environment.clock().instant(), environment.nanos().getAsLong());
        replaced(users, before, tellOfArrivals);
        startInterval();
    }

    /** Somebody is in the room now, so does not wait any more. */
    void entered(ClientId id, boolean byUs) {
        state.lobby()
                .removed(id)
                .filter(person -> !byUs)
                .ifPresent(person -> vanished(person, RoomEvent.Vanishing.ADMITTED_ELSEWHERE));
    }

    /** We are no longer told who waits. */
    void noLongerTold() {
        cancelInterval.run();
        state.lobby().cleared();
    }

    /** The lobby ended with the knock switch. */
    void endedBySwitch() {
        state.lobby()
                .cleared()
                .forEach(person -> vanished(person, RoomEvent.Vanishing.KNOCK_SWITCHED_OFF));
    }

    void stop() {
        cancelInterval.run();
    }

    /** Reads the list again. Calls made while an answer is awaited share it. */
    void refresh(Consumer<RequestOutcome> whenEnded) {
        if (!state.connection().canSend()) {
            whenEnded.accept(new RequestOutcome.NotSent());
            return;
        }
        if (!state.isModerator()) {
            whenEnded.accept(new RequestOutcome.NotAllowed());
            return;
        }
        waitingForAnswer.add(whenEnded);
        if (waitingForAnswer.size() == 1) {
            requests.send(
                    EventName.GET_AWAITED_USER,
                    NullNode.getInstance(),
                    options.requestTimeout(),
                    this::answered);
        }
    }

    private void answered(Requests.Ending ending) {
        RequestOutcome outcome = Outcomes.of(ending);
        if (outcome instanceof RequestOutcome.Done(var reply)) {
            Optional<List<AwaitedUser>> list = read(reply.path("awaitedParticipants"));
            if (list.isPresent() && state.isModerator()) {
                // A person not seen before knocked just now or shortly before; the event was
                // missed.
                Arrival now =
                        new Arrival.Knocked(
                                environment.clock().instant(), environment.nanos().getAsLong());
                replaced(list.get(), now, true);
            } else if (list.isEmpty()) {
                outcome = new RequestOutcome.Unconfirmed();
            }
        }
        List<Consumer<RequestOutcome>> waiting = List.copyOf(waitingForAnswer);
        waitingForAnswer.clear();
        for (Consumer<RequestOutcome> whenEnded : waiting) {
            whenEnded.accept(outcome);
        }
    }

    /**
     * Reads a list from the network; empty when it is none, so that nobody is forgotten over it.
     */
    static Optional<List<AwaitedUser>> read(JsonNode list) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<AwaitedUser> users = new ArrayList<>(list.size());
        for (JsonNode entry : list) {
            try {
                users.add(WireCodec.decode(entry, AwaitedUser.class));
            } catch (WireException malformed) {
                LOG.warn("An entry of the awaited list was unreadable and left out.");
            }
        }
        return Optional.of(users);
    }

    private void replaced(List<AwaitedUser> users, Arrival ofUnknown, boolean tellOfArrivals) {
        LobbyLedger.Change change = state.lobby().replaced(state.notYetInside(users), ofUnknown);
        for (AwaitedParticipant person : change.vanished()) {
            vanished(
                    person,
                    state.user(person.id()).isPresent()
                            ? RoomEvent.Vanishing.ADMITTED_ELSEWHERE
                            : RoomEvent.Vanishing.LEFT_OR_DENIED_ELSEWHERE);
        }
        if (tellOfArrivals) {
            change.arrived().forEach(person -> notifier.event(new RoomEvent.Knocked(person)));
        }
    }

    private void vanished(AwaitedParticipant person, RoomEvent.Vanishing why) {
        notifier.event(new RoomEvent.AwaitedVanished(person, why));
    }

    private void startInterval() {
        cancelInterval.run();
        cancelInterval =
                environment
                        .timer()
                        .after(options.lobbyRefresh(), () -> loop.post(this::intervalPassed));
    }

    private void intervalPassed() {
        if (state.connection().canSend() && state.isModerator()) {
            refresh(outcome -> {});
            startInterval();
        }
    }
}
