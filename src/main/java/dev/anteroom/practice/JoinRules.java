package dev.anteroom.practice;

import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes in, who waits, who is turned away at the door (protocol sections 2.3, 3 and 6). */
final class JoinRules {
    private JoinRules() {}

    /**
     * Somebody this room knows by an earlier connection.
     *
     * @param role the role held, which may differ from the token's after a role switch
     * @param waiting what the person waited for; {@code NOT} for somebody who was inside
     * @param holds what a moderator holds, which coming back does not shake off
     * @param stillHere the old connection, when the server has not noticed its loss yet
     */
    private record Returning(
            String role, Member.Waiting waiting, Member.Holds holds, @Nullable Member stillHere) {
        static Returning of(Member stillHere) {
            return new Returning(
                    stillHere.role(), stillHere.waiting(), stillHere.holds(), stillHere);
        }
    }

    static Outcome join(RoomState room, RoomCommand.Join join, Instant now) {
        Optional<Returning> returning = returning(room, join, now);
        String role = returning.map(Returning::role).orElse(join.claims().role());
        if (join.claimedRole() != null
                && !join.claimedRole().equals(role)
                && !isOvertaken(join, returning)) {
            return Outcome.refused(
                    ResultCode.TOKEN_WRONG_ROLE, "The token was issued for another role.");
        }
        @Nullable Member replaced = returning.map(Returning::stillHere).orElse(null);
        Member.@Nullable Waiting waited = returning.map(Returning::waiting).orElse(null);
        boolean wasInside = waited == Member.Waiting.NOT;
        if (join.oldClientId() != null
                && (waited == null || wasInside)
                && isEmptyBut(room, replaced)) {
            return nothingToReconnect(room, replaced);
        }
        if (room.isLocked() && returning.isEmpty() && !mayUnlock(room, role)) {
            return Outcome.refused(ResultCode.ROOM_LOCKED, "The room is locked.");
        }
        Member.Waiting waiting = waitingFor(room, role, waited);
        if (waiting == Member.Waiting.NOT && !room.hasPlaceFor(role, replaced)) {
            return full(role);
        }
        if (waiting != Member.Waiting.NOT && room.waiting().size() >= RoomState.MAX_WAITING) {
            return Outcome.refused(ResultCode.TOO_MANY, "Too many people wait already.");
        }
        Member self = new Member(join.clientId(), join.claims(), role, waiting);
        self.hold(returning.map(Returning::holds).orElse(Member.Holds.NONE));
        Outcome outcome = Outcome.answer(Payloads.accepted(self));
        if (replaced != null) {
            outcome.and(replace(room, replaced));
        }
        return outcome.and(
                waiting == Member.Waiting.NOT
                        ? enter(room, self, wasInside)
                        : startWaiting(room, self));
    }

    /**
     * Whoever lost the connection in the middle of a role switch may not have heard of it, and
     * names the role of the token. The role held here counts.
     */
    private static boolean isOvertaken(RoomCommand.Join join, Optional<Returning> returning) {
        return returning.isPresent() && join.claims().role().equals(join.claimedRole());
    }

    private static Outcome nothingToReconnect(RoomState room, @Nullable Member replaced) {
        Outcome outcome =
                Outcome.refused(
                        ResultCode.NOTHING_TO_RECONNECT,
                        "Nobody else was in the room, so there is nothing to come back to.");
        return replaced == null ? outcome : outcome.and(replace(room, replaced));
    }

    private static Optional<Returning> returning(
            RoomState room, RoomCommand.Join join, Instant now) {
        String old = join.oldClientId();
        if (old == null) {
            return Optional.empty();
        }
        String tokenId = join.claims().tokenId();
        Member inside = room.insideWith(old);
        if (inside != null && inside.claims().tokenId().equals(tokenId)) {
            return Optional.of(Returning.of(inside));
        }
        Member waiting = room.waitingWith(old);
        if (waiting != null && waiting.claims().tokenId().equals(tokenId)) {
            return Optional.of(Returning.of(waiting));
        }
        return room.known(tokenId, old, now)
                .map(known -> new Returning(known.role(), known.waiting(), known.holds(), null));
    }

    private static boolean isEmptyBut(RoomState room, @Nullable Member replaced) {
        return room.inside().stream().allMatch(member -> member == replaced);
    }

    /** A locked room without a moderator lets one in, or it would stay locked for ever. */
    private static boolean mayUnlock(RoomState room, String role) {
        return role.equals(Role.MODERATOR) && room.moderators().isEmpty();
    }

    private static Member.Waiting waitingFor(
            RoomState room, String role, Member.@Nullable Waiting waited) {
        if (role.equals(Role.MODERATOR) || waited == Member.Waiting.NOT) {
            return Member.Waiting.NOT;
        }
        // Who knocked stays a matter of decision, even if knocking was switched off meanwhile.
        if (room.isKnockOn()
                || waited == Member.Waiting.FOR_DECISION
                || waited == Member.Waiting.AS_GHOST) {
            return Member.Waiting.FOR_DECISION;
        }
        return room.settings().waitForModerator() && room.moderators().isEmpty()
                ? Member.Waiting.FOR_MODERATOR
                : Member.Waiting.NOT;
    }

    static Outcome full(String role) {
        return role.equals(Role.MODERATOR)
                ? Outcome.refused(ResultCode.MODERATORS_FULL, "No more moderators fit.")
                : Outcome.refused(ResultCode.PARTICIPANTS_FULL, "No more participants fit.");
    }

    private static Outcome replace(RoomState room, Member replaced) {
        boolean wasInside = room.insideWith(replaced.clientId()) == replaced;
        room.remove(replaced);
        Outcome outcome = Outcome.done().end(replaced.clientId());
        return wasInside
                ? outcome.emitToAll(
                        room.inside(),
                        EventName.USER_DISCONNECTED,
                        WireCodec.encode(replaced.toUser()))
                : outcome;
    }

    private static Outcome startWaiting(RoomState room, Member self) {
        room.await(self);
        Outcome outcome = Outcome.done();
        if (self.waiting() == Member.Waiting.FOR_DECISION) {
            outcome.emit(self.clientId(), EventName.ROOM_AWAITED, WireCodec.object());
        }
        outcome.emit(
                self.clientId(), EventName.ROOM_CONNECTED, Payloads.connectedWaiting(room, self));
        if (self.waiting() == Member.Waiting.FOR_DECISION) {
            outcome.emitToAll(room.moderators(), EventName.USER_AWAITED, Payloads.knock(self));
        }
        return outcome;
    }

    private static Outcome enter(RoomState room, Member self, boolean returned) {
        if (room.isMuted() && !self.isModerator()) {
            self.muteAudio(true);
        }
        room.enter(self);
        Outcome outcome =
                Outcome.done()
                        .emit(
                                self.clientId(),
                                EventName.ROOM_CONNECTED,
                                Payloads.connected(room, self));
        if (returned && room.isKnockOn() && !self.isModerator()) {
            // Some clients wait in every knock room until they read this (protocol section 3.1).
            outcome.emit(
                    self.clientId(), EventName.ROOM_MANAGEMENT_EVENTS, Payloads.admitted(room));
        }
        tellOthers(room, self, outcome);
        outcome.and(ControlRules.remindOfHolds(self)).and(FloorRules.greet(room, self));
        return outcome.and(LobbyRules.admitThoseWaitingForModerator(room));
    }

    /** Tells everybody else inside that somebody entered. */
    static void tellOthers(RoomState room, Member entered, Outcome outcome) {
        outcome.emitToAll(
                room.insideExcept(entered),
                EventName.USER_CONNECTED,
                WireCodec.encode(entered.toUser()));
    }
}
