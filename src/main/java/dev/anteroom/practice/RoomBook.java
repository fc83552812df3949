package dev.anteroom.practice;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rooms of this server. Owned by the {@link PracticeLoop}'s thread. */
final class RoomBook {
    /** How many rooms fit. */
    static final int MAX_ROOMS = 1000;

    private final Map<String, PracticeRoom> rooms = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private String origin = "";
    private boolean media;

    /** Says where the server is and whether it has a relay, before the first room is made. */
    void placeAt(String newOrigin, boolean newMedia) {
        origin = newOrigin;
        media = newMedia;
    }

    boolean carryMedia() {
        return media;
    }

    /** Makes a room; empty when no more fit. */
    Optional<PracticeRoom> create(RoomSettings settings) {
        if (rooms.size() >= MAX_ROOMS) {
            return Optional.empty();
        }
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        PracticeRoom room =
                new PracticeRoom(
                        new RoomState(HexFormat.of().formatHex(bytes), settings, origin, media));
        rooms.put(room.state().id(), room);
        return Optional.of(room);
    }

    Optional<PracticeRoom> find(String roomId) {
        return Optional.ofNullable(rooms.get(roomId));
    }

    Collection<PracticeRoom> all() {
        return List.copyOf(rooms.values());
    }

    @Nullable PracticeRoom remove(String roomId) {
        return rooms.remove(roomId);
    }
}
