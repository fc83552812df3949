package dev.anteroom.enx;

import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.ClientIds;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.GrowingList;
import dev.anteroom.wire.RoomConnected;
import dev.anteroom.wire.RoomUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a room. Confined to the room's loop; turned into snapshots for the outside.
 */
final class RoomState {
    private final LobbyLedger lobby = new LobbyLedger();
    private final Map<ClientId, RoomUser> users = new LinkedHashMap<>();

    /** The same people as the outside sees them, made once for each change. */
    private final Map<ClientId, Participant> seen = new LinkedHashMap<>();

    private ConnectionState connection = new ConnectionState.Connecting();
    private String roomId = "";
    private String roomName = "";
    private @Nullable ClientId selfId;
    private @Nullable RoomUser self;
    private RoomRole role = RoomRole.PARTICIPANT;
    private boolean locked;
    private boolean knockEnabled;
    private boolean roomMuted;
    private RoomMedia media = RoomMedia.NONE;
    private final GrowingList<Participant> participants = new GrowingList<>();

    /** Whether more changed than that somebody came. */
    private boolean rearranged;

    private RoomSnapshot published = RoomSnapshot.connecting();

    LobbyLedger lobby() {
        return lobby;
    }

    ConnectionState connection() {
        return connection;
    }

    void connection(ConnectionState state) {
        connection = state;
    }

    /** Whether the server has let us in, if only into its waiting room. */
    boolean isHere() {
        return connection instanceof ConnectionState.Connected || isAwaiting();
    }

    boolean isAwaiting() {
        return connection instanceof ConnectionState.Awaiting;
    }

    boolean isReconnecting() {
        return connection instanceof ConnectionState.Reconnecting;
    }

    boolean isOver() {
        return connection instanceof ConnectionState.Disconnected;
    }

    boolean isModerator() {
        return role == RoomRole.MODERATOR;
    }

    RoomRole role() {
        return role;
    }

    Optional<ClientId> selfId() {
        return Optional.ofNullable(selfId);
    }

    /** Oneself as the server last described one. */
    Optional<RoomUser> self() {
        return Optional.ofNullable(self);
    }

    boolean isSelf(ClientId id) {
        return id.equals(selfId);
    }

    String roomId() {
        return roomId;
    }

    boolean locked() {
        return locked;
    }

    void locked(boolean value) {
        locked = value;
    }

    boolean knockEnabled() {
        return knockEnabled;
    }

    void knockEnabled(boolean value) {
        knockEnabled = value;
    }

    boolean roomMuted() {
        return roomMuted;
    }

    void roomMuted(boolean value) {
        roomMuted = value;
    }

    void media(RoomMedia value) {
        media = value;
    }

    /** The first id, as the acknowledgement of the token gives it; the room repeats it. */
    void accepted(String clientId) {
        if (selfId == null && ClientIds.isValid(clientId)) {
            selfId = new ClientId(clientId);
        }
    }

    /** Takes over {@code room-connected}; the lobby follows by {@link LobbyLedger#replaced}. */
    void entered(RoomConnected payload) {
        roomId = payload.id();
        roomName = DisplayName.of(payload.room().name()).text();
        selfId = new ClientId(payload.clientId());
        locked = payload.room().locked();
        knockEnabled = payload.room().knocks();
        roomMuted = payload.room().mute();
        usersReplaced(payload.userList());
        RoomUser described = payload.user();
        self = described == null ? users.get(selfId) : described;
        if (self != null) {
            role = RoomRole.ofWireName(self.role());
            if (!payload.room().waitRoom()) {
                putIfAbsent(selfId, self);
            }
        }
    }

    void usersReplaced(List<RoomUser> list) {
        users.clear();
        seen.clear();
        list.forEach(this::userPut);
        rearranged = true;
    }

    /** Adds or updates; true when the person was not in the room before. */
    boolean userPut(RoomUser user) {
        return put(new ClientId(user.clientId()), user) == null;
    }

    private @Nullable RoomUser put(ClientId id, RoomUser user) {
        Participant person = participant(user);
        if (seen.put(id, person) == null) {
            participants.add(person);
        } else {
            rearranged = true;
        }
        return users.put(id, user);
    }

    private void putIfAbsent(ClientId id, RoomUser user) {
        if (!users.containsKey(id)) {
            put(id, user);
        }
    }

    Optional<RoomUser> userRemoved(ClientId id) {
        rearranged |= seen.remove(id) != null;
        return Optional.ofNullable(users.remove(id));
    }

    /** How many are in the room besides oneself. */
    int others() {
        return users.size() - (selfId != null && users.containsKey(selfId) ? 1 : 0);
    }

    Optional<RoomUser> user(ClientId id) {
        return Optional.ofNullable(users.get(id));
    }

    /** Changes a role, perhaps our own; true when it is another one than before. */
    boolean roleChanged(ClientId id, RoomRole newRole) {
        RoomUser user = users.get(id);
        boolean changed = user != null && RoomRole.ofWireName(user.role()) != newRole;
        if (user != null) {
            put(id, user.withRole(newRole.wireName()));
        }
        if (id.equals(selfId)) {
            changed |= role != newRole;
            role = newRole;
        }
        return changed;
    }

    /** How many places of the list of people were copied so far; for tests. */
    long peopleCopied() {
        return participants.copied();
    }

    /** The state as it is; the same object until something changes. */
    RoomSnapshot snapshot() {
        if (rearranged) {
            participants.replace(seen.values());
            rearranged = false;
        }
        List<Participant> people = participants.picture();
        RoomSnapshot now = snapshot(published.revision(), people);
        if (!now.equals(published)) {
            published = snapshot(published.revision() + 1, people);
        }
        return published;
    }

    private RoomSnapshot snapshot(long revision, List<Participant> people) {
        return new RoomSnapshot(
                revision,
                connection,
                roomId,
                roomName,
                selfId(),
                role,
                lobby.snapshot(),
                people,
                locked,
                knockEnabled,
                roomMuted,
                media);
    }

    static Participant participant(RoomUser user) {
        DisplayName name = DisplayName.of(user.name());
        return new Participant(
                new ClientId(user.clientId()),
                name.text(),
                name.altered(),
                RoomRole.ofWireName(user.role()),
                user.audioMuted(),
                user.videoMuted());
    }

    /**
     * The people of a list who are not in the room already: a server may be late on either side.
     */
    List<AwaitedUser> notYetInside(List<AwaitedUser> list) {
        return list.stream()
                .filter(person -> !users.containsKey(new ClientId(person.clientId())))
                .toList();
    }
}
