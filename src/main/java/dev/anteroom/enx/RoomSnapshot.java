package dev.anteroom.enx;

import dev.anteroom.wire.GrowingList;
import java.util.List;
import java.util.Optional;

/**
 * Everything known of a room at one moment. Immutable; the newest replaces all before.
 *
 * @param revision rises with every snapshot of this room
 * @param connection how the room stands with its server
 * @param roomId empty before the first connect
 * @param roomName cleaned for display, possibly empty
 * @param selfId one's own id; empty before the first connect; changes with a reconnect
 * @param role one's own role
 * @param lobby who waits; only moderators are told
 * @param participants who is in the room, oneself included, in order of arrival
 * @param locked whether nobody else may join
 * @param knockEnabled whether people have to knock
 * @param roomMuted whether the whole room is hard muted
 * @param media one's own streams, who talks, what is received
 */
public record RoomSnapshot(
        long revision,
        ConnectionState connection,
        String roomId,
        String roomName,
        Optional<ClientId> selfId,
        RoomRole role,
        LobbySnapshot lobby,
        List<Participant> participants,
        boolean locked,
        boolean knockEnabled,
        boolean roomMuted,
        RoomMedia media) {
    /** Keeps its own copy of the list. */
    public RoomSnapshot {
        participants =
                GrowingList.isPicture(participants) ? participants : List.copyOf(participants);
    }

    /** A room before its first connect. */
    public static RoomSnapshot connecting() {
        return new RoomSnapshot(
                0,
                new ConnectionState.Connecting(),
                "",
                "",
                Optional.empty(),
                RoomRole.PARTICIPANT,
                LobbySnapshot.EMPTY,
                List.of(),
                false,
                false,
                false,
                RoomMedia.NONE);
    }

    /** The same room, a revision later, with other media. */
    public RoomSnapshot withMedia(RoomMedia newMedia) {
        return new RoomSnapshot(
                revision + 1,
                connection,
                roomId,
                roomName,
                selfId,
                role,
                lobby,
                participants,
                locked,
                knockEnabled,
                roomMuted,
                newMedia);
    }

    /** The same room at the same revision with other people who wait. */
    public RoomSnapshot withLobby(LobbySnapshot newLobby) {
        return new RoomSnapshot(
                revision,
                connection,
                roomId,
                roomName,
                selfId,
                role,
                newLobby,
                participants,
                locked,
                knockEnabled,
                roomMuted,
                media);
    }

    /** Whether one is a moderator here. */
    public boolean isModerator() {
        return role == RoomRole.MODERATOR;
    }
}
