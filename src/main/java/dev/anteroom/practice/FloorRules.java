package dev.anteroom.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.anteroom.wire.EventName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings streams in line with the room after each command: whoever is not inside loses every
 * connection, whatever the way out was; what is muted or held is not forwarded; slots carry the
 * newest talkers; and everybody is told what changed (protocol sections 4.4, 4.7, 4.9 and 5.4).
 */
final class FloorRules {
    /** What is asked often and cannot change who sends or receives. */
    private static final Set<EventName> HARMLESS =
            EnumSet.of(
                    EventName.SEND_DATA_STREAM_TO_ROOM,
                    EventName.GET_AWAITED_USER,
                    EventName.GET_MAX_NUMBER_OF_TALKER,
                    EventName.GET_NUMBER_OF_TALKER,
                    EventName.ENABLE_KNOCK,
                    EventName.LOCK_ROOM);

    private FloorRules() {}

    /** Whether a command may have changed anything here; whoever is in doubt settles. */
    static boolean concerns(RoomCommand command) {
        return switch (command) {
            case RoomCommand.Request request -> !HARMLESS.contains(request.event());
            case RoomCommand.LinkLevel _ -> false;
            default -> true;
        };
    }

    static Outcome settle(RoomState room) {
        MediaFloor floor = room.floor();
        Outcome outcome = Outcome.done();
        if (floor.isQuiet()) {
            return outcome;
        }
        dropDeparted(room);
        settleShare(room, outcome);
        floor.takeEnded().forEach(link -> outcome.effect(new RoomEffect.RelayEnd(link)));
        settlePassing(room, outcome);
        Set<String> receivers = floor.talkerReceivers();
        receivers.forEach(receiver -> fillSlots(room, receiver));
        settleRoutes(floor, outcome);
        receivers.forEach(receiver -> tellTalkers(room, receiver, outcome));
        return outcome;
    }

    private static void dropDeparted(RoomState room) {
        MediaFloor floor = room.floor();
        List.copyOf(floor.publications()).stream()
                .filter(publication -> !room.isInside(publication.owner()))
                .forEach(floor::drop);
        floor.subscriptions().stream()
                .filter(subscription -> !room.isInside(subscription.owner()))
                .forEach(floor::drop);
        floor.talkerReceivers().stream()
                .filter(receiver -> room.insideWith(receiver) == null)
                .forEach(floor::forgetReceiver);
    }

    private static void settleShare(RoomState room, Outcome outcome) {
        MediaFloor floor = room.floor();
        Publication before = floor.announcedShare();
        Publication share = floor.share();
        @Nullable Publication now = share != null && share.isReady() ? share : null;
        if (before == now) {
            return;
        }
        floor.announce(now);
        floor.subscriptions().stream().filter(Subscription::isScreen).forEach(floor::drop);
        if (before != null) {
            outcome.emitToAll(room.inside(), EventName.SHARE_STOPPED, MediaPayloads.sharer(before));
            outcome.emitToAll(
                    room.insideExcept(before.owner()),
                    EventName.ON_REMOVE_STREAM,
                    MediaPayloads.shareRemoved());
        }
        if (now != null) {
            outcome.emitToAll(
                    room.insideExcept(now.owner()),
                    EventName.ON_ADD_STREAM,
                    MediaPayloads.share(now));
            outcome.emitToAll(room.inside(), EventName.SHARE_STARTED, MediaPayloads.sharer(now));
        }
    }

    /** Tells somebody who came in what is going on already. */
    static Outcome greet(RoomState room, Member entered) {
        Publication share = room.floor().announcedShare();
        return share == null
                ? Outcome.done()
                : Outcome.done()
                        .emit(
                                entered.clientId(),
                                EventName.SHARE_STARTED,
                                MediaPayloads.sharer(share));
    }

    private static void settlePassing(RoomState room, Outcome outcome) {
        for (Publication publication : room.floor().publications()) {
            LinkId link = publication.link();
            Publication.Passing passing = publication.passing(room);
            if (link != null && publication.tell(passing)) {
                outcome.effect(new RoomEffect.RelayPass(link, passing.audio(), passing.video()));
            }
        }
    }

    /** Who is shown stays in the same slot; who is not any more makes room for the newest. */
    private static void fillSlots(RoomState room, String receiver) {
        MediaFloor floor = room.floor();
        for (Subscription subscription : floor.subscriptionsOf(receiver)) {
            if (subscription.isScreen()) {
                subscription.carry(floor.announcedShare());
            }
        }
        List<Subscription> slots = slots(room, receiver);
        List<Publication> waiting = new ArrayList<>(wanted(floor, receiver, slots.size()));
        for (Subscription slot : floor.subscriptionsOf(receiver)) {
            Publication shown = slot.carried();
            boolean stays = shown != null && slots.contains(slot) && waiting.remove(shown);
            if (!stays && !slot.isScreen()) {
                slot.carry(null);
            }
        }
        for (Subscription slot : slots) {
            if (slot.carried() == null && !waiting.isEmpty()) {
                slot.carry(waiting.removeFirst());
            }
        }
    }

    private static List<Publication> wanted(MediaFloor floor, String receiver, int places) {
        return floor.talkers().stream()
                .filter(talker -> !talker.owner().clientId().equals(receiver))
                .limit(places)
                .toList();
    }

    /** The talker slots in use: those subscribed, as many as the client wants at most. */
    private static List<Subscription> slots(RoomState room, String receiver) {
        Member member = room.insideWith(receiver);
        return room.floor().subscriptionsOf(receiver).stream()
                .filter(subscription -> !subscription.isScreen())
                .limit(member == null ? 0 : member.talkers())
                .toList();
    }

    private static void settleRoutes(MediaFloor floor, Outcome outcome) {
        for (Subscription subscription : floor.subscriptions()) {
            LinkId to = subscription.link();
            if (to == null || !subscription.isAnswered()) {
                continue;
            }
            if (!subscription.wantsTold()) {
                subscription.tellWants();
                outcome.effect(
                        new RoomEffect.RelayWant(
                                to, !subscription.isAudioOff(), !subscription.isVideoOff()));
            }
            @Nullable LinkId from = subscription.wanted();
            if (!isSame(from, subscription.routed())) {
                subscription.route(from);
                outcome.effect(new RoomEffect.RelayRoute(to, from));
            }
        }
    }

    private static boolean isSame(@Nullable LinkId one, @Nullable LinkId other) {
        return one == null ? other == null : one.equals(other);
    }

    private static void tellTalkers(RoomState room, String receiver, Outcome outcome) {
        ArrayNode list = MediaPayloads.talkers(room, slots(room, receiver));
        if (room.floor().tellTalkers(receiver, list)) {
            outcome.emit(
                    receiver, EventName.ACTIVE_TALKERS_UPDATED, MediaPayloads.talkersUpdated(list));
        }
    }
}
