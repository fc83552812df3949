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
    private List<Consumer<RequestOutcome>> askedNow = List.of();
    private final List<Consumer<RequestOutcome>> askNext = new ArrayList<>();
    private boolean asking;
    private boolean listSeen;
    private boolean switchedOff;
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
        state.lobby().knocked(user, justNow()).arrived().forEach(this::tellOfKnock);
    }

    /**
     * We are told who waits from now on: we came as a moderator, came back as one, or became one.
     *
     * @param list what the server sent along; not an array when it sent nothing, and then the list
     *     is asked for instead, since nothing is not the same as nobody
     * @param askAnyway also asks when the list came along
     */
    void toldFromNowOn(JsonNode list, boolean askAnyway) {
        boolean cameBack = listSeen;
        read(list)
                .ifPresent(
                        users -> {
                            listSeen = true;
                            LobbyLedger.Change change =
                                    state.lobby()
                                            .replaced(state.notYetInside(users), beforeYouJoined());
                            told(change, cameBack);
                        });
        if (askAnyway || cameBack || !listSeen) {
            refresh(outcome -> {});
        }
        startInterval();
    }

    /** We are no longer told who waits. */
    void noLongerTold() {
        listSeen = false;
        cancelInterval.run();
        state.lobby().cleared();
    }

    /** Somebody is in the room now, so does not wait any more. */
    void entered(ClientId id, boolean byUs) {
        state.lobby()
                .removed(id)
                .filter(person -> !byUs)
                .ifPresent(
                        person -> tellOfVanishing(person, RoomEvent.Vanishing.ADMITTED_ELSEWHERE));
    }

    /**
     * Knock was switched off. Web clients forget everybody here; whether the server does is
     * unknown, so it is asked, and only when it will not say the lobby counts as ended.
     */
    void knockSwitchedOff() {
        switchedOff = true;
        refresh(
                outcome -> {
                    if (outcome instanceof RequestOutcome.Refused) {
                        state.lobby()
                                .cleared()
                                .forEach(
                                        person ->
                                                tellOfVanishing(
                                                        person,
                                                        RoomEvent.Vanishing.KNOCK_SWITCHED_OFF));
                    }
                });
    }

    /** The stay is over; what was last known stays as it is. */
    void stop() {
        cancelInterval.run();
    }

    /**
     * Reads the list again. A call made while an answer is awaited is answered by another reading:
     * the answer under way may be older than the reason to ask.
     */
    void refresh(Consumer<RequestOutcome> whenEnded) {
        if (!state.connection().canSend()) {
            whenEnded.accept(new RequestOutcome.NotSent());
        } else if (!state.isModerator()) {
            whenEnded.accept(new RequestOutcome.NotAllowed());
        } else {
            askNext.add(whenEnded);
            if (!asking) {
                ask();
            }
        }
    }

    private void ask() {
        asking = true;
        askedNow = List.copyOf(askNext);
        askNext.clear();
        state.lobby().asked();
        requests.send(
                EventName.GET_AWAITED_USER,
                NullNode.getInstance(),
                options.requestTimeout(),
                this::answered);
    }

    private void answered(Requests.Ending ending) {
        RequestOutcome outcome = Outcomes.of(ending);
        if (outcome instanceof RequestOutcome.Done(var reply)) {
            Optional<List<AwaitedUser>> list = read(reply.path("awaitedParticipants"));
            if (list.isEmpty()) {
                outcome = new RequestOutcome.Unconfirmed();
            } else if (state.isModerator()) {
                answeredWith(list.get());
            }
        }
        asking = false;
        List<Consumer<RequestOutcome>> told = askedNow;
        askedNow = List.of();
        for (Consumer<RequestOutcome> whenEnded : told) {
            whenEnded.accept(outcome);
        }
        if (asking || askNext.isEmpty()) {
            return;
        }
        if (state.connection().canSend() && state.isModerator()) {
            ask();
        } else {
            List<Consumer<RequestOutcome>> tooLate = List.copyOf(askNext);
            askNext.clear();
            tooLate.forEach(this::refresh);
        }
    }

    private void answeredWith(List<AwaitedUser> users) {
        // A person not seen before knocked while the list was known: the event was missed.
        Arrival arrival = listSeen ? justNow() : beforeYouJoined();
        told(state.lobby().answered(state.notYetInside(users), arrival), listSeen);
        listSeen = true;
        switchedOff = false;
    }

    private void told(LobbyLedger.Change change, boolean ofArrivals) {
        for (AwaitedParticipant person : change.vanished()) {
            tellOfVanishing(
                    person,
                    state.user(person.id()).isPresent()
                            ? RoomEvent.Vanishing.ADMITTED_ELSEWHERE
                            : switchedOff
                                    ? RoomEvent.Vanishing.KNOCK_SWITCHED_OFF
                                    : RoomEvent.Vanishing.LEFT_OR_DENIED_ELSEWHERE);
        }
        if (ofArrivals) {
            change.arrived().forEach(this::tellOfKnock);
        }
    }

    /**
     * Reads a list from the network; empty when it is none, or garbage throughout, so that nobody
     * is forgotten over it.
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
        return users.isEmpty() && !list.isEmpty() ? Optional.empty() : Optional.of(users);
    }

    private void tellOfKnock(AwaitedParticipant person) {
        notifier.event(new RoomEvent.Knocked(person));
    }

    private void tellOfVanishing(AwaitedParticipant person, RoomEvent.Vanishing why) {
        notifier.event(new RoomEvent.AwaitedVanished(person, why));
    }

    private Arrival justNow() {
        return new Arrival.Knocked(environment.clock().instant(), environment.nanos().getAsLong());
    }

    private Arrival beforeYouJoined() {
        return new Arrival.BeforeYouJoined(
                environment.clock().instant(), environment.nanos().getAsLong());
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
            if (!asking) {
                refresh(outcome -> {});
            }
            startInterval();
        }
    }
}
