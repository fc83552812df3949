package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The room as it is: what Anteroom reads of the payload of {@code room-connected} (protocol section
 * 2.4). Media fields stay in the JSON object, which travels beside this record.
 *
 * @param result 0 for success
 * @param id the room's id
 * @param clientId one's own id
 * @param user oneself; null when the server left it out
 * @param userList everybody in the room including oneself
 * @param awaitedParticipants who waits, without times and without data
 * @param room the room's switches
 */
public record RoomConnected(
        int result,
        String id,
        String clientId,
        @Nullable RoomUser user,
        List<RoomUser> userList,
        List<AwaitedUser> awaitedParticipants,
        Room room) {
    /** Missing lists become empty; a missing id or room is an error. */
    public RoomConnected(
            int result,
            @Nullable String id,
            @Nullable String clientId,
            @Nullable RoomUser user,
            @Nullable List<RoomUser> userList,
            @Nullable List<AwaitedUser> awaitedParticipants,
            @Nullable Room room) {
        if (room == null) {
            throw new IllegalArgumentException("room-connected needs a room.");
        }
        this.result = result;
        this.id = id == null ? "" : id;
        this.clientId = ClientIds.require(clientId);
        this.user = user;
        this.userList = userList == null ? List.of() : List.copyOf(userList);
        this.awaitedParticipants =
                awaitedParticipants == null ? List.of() : List.copyOf(awaitedParticipants);
        this.room = room;
    }

    /**
     * The switches of a room.
     *
     * @param name as sent, unclean
     * @param mute whether the whole room is hard muted
     * @param locked whether nobody else may join
     * @param waitRoom whether oneself is waiting
     * @param knockEnabled the live switch; null when the server sends only the setting
     * @param settings the settings the room was made with
     */
    public record Room(
            String name,
            boolean mute,
            boolean locked,
            boolean waitRoom,
            @Nullable Boolean knockEnabled,
            Settings settings) {
        /** Missing settings are an error (2.4: mandatory). */
        public Room(
                @Nullable String name,
                boolean mute,
                boolean locked,
                boolean waitRoom,
                @Nullable Boolean knockEnabled,
                @Nullable Settings settings) {
            if (settings == null) {
                throw new IllegalArgumentException("room-connected needs room.settings.");
            }
            this.name = name == null ? "" : name;
            this.mute = mute;
            this.locked = locked;
            this.waitRoom = waitRoom;
            this.knockEnabled = knockEnabled;
            this.settings = settings;
        }

        /** Whether people have to knock now. */
        public boolean knocks() {
            return knockEnabled != null ? knockEnabled : settings.knock();
        }
    }

    /**
     * The settings Anteroom reads (2.4).
     *
     * @param knock people have to knock
     * @param waitForModerator people wait until a moderator is there, without a decision
     */
    public record Settings(
            boolean knock,
            @com.fasterxml.jackson.annotation.JsonProperty("wait_for_moderator")
                    boolean waitForModerator) {}

    /** Reads the payload. */
    public static RoomConnected decode(JsonNode payload) throws WireException {
        return WireCodec.decode(payload, RoomConnected.class);
    }
}
