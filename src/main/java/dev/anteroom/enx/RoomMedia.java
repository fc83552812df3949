package dev.anteroom.enx;

import java.util.List;
import java.util.Optional;

/**
 * The media of a room at one moment. Immutable.
 *
 * @param own one's own camera and microphone
 * @param ownShare one's own screen
 * @param talkers who is in which talker slot, newest talker first, as the server last said
 *     (protocol section 4.7); never oneself
 * @param received the numbers of the streams that are received, talker slots and shares
 * @param share who else shows a screen; empty when nobody does, or only oneself
 * @param audioHeld whether a moderator holds our microphone
 * @param videoHeld whether a moderator holds our camera
 */
public record RoomMedia(
        Publishing own,
        Publishing ownShare,
        List<Talker> talkers,
        List<Integer> received,
        Optional<Sharer> share,
        boolean audioHeld,
        boolean videoHeld) {
    /** No media. */
    public static final RoomMedia NONE =
            new RoomMedia(
                    new Publishing.Off(),
                    new Publishing.Off(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    false,
                    false);

    /** Keeps its own copies. */
    public RoomMedia {
        talkers = List.copyOf(talkers);
        received = List.copyOf(received);
    }

    /**
     * Somebody in a talker slot.
     *
     * @param slot the stream that carries them
     * @param name cleaned for display
     */
    public record Talker(
            int slot, ClientId id, String name, boolean audioMuted, boolean videoMuted) {}

    /**
     * Somebody who shows a screen.
     *
     * @param streamId the stream that carries it
     */
    public record Sharer(int streamId, ClientId id, String name) {}

    /** How one's own stream stands. */
    public sealed interface Publishing {
        /** Nothing is sent, and nothing was asked for. */
        record Off() implements Publishing {}

        /** Being set up, for the first time or after the connection was lost. */
        record Starting() implements Publishing {}

        /**
         * Sent to the room.
         *
         * @param audioMuted whether silence is sent
         * @param videoMuted whether no picture is sent
         */
        record Live(boolean audioMuted, boolean videoMuted) implements Publishing {}

        /**
         * Did not come about, or broke off for good.
         *
         * @param message one sentence
         */
        record Failed(String message) implements Publishing {}
    }
}
