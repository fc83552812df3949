package dev.anteroom.enx;

/** How a room stands with its server. */
public sealed interface ConnectionState {
    /** The first join is under way. */
    record Connecting() implements ConnectionState {}

    /** Joined as a guest of a knock room; a moderator has to decide. Nothing can be sent. */
    record Awaiting() implements ConnectionState {}

    /** In the room. Requests can be sent. */
    record Connected() implements ConnectionState {}

    /**
     * The connection was lost and is being made again. Nothing can be sent, and what is shown is
     * what was last known.
     *
     * @param attempt from 1
     * @param attempts how many will be made
     */
    record Reconnecting(int attempt, int attempts) implements ConnectionState {}

    /** The stay is over; this room object will not connect again. */
    record Disconnected(DisconnectReason reason) implements ConnectionState {}

    /** Whether requests can be sent now. */
    default boolean canSend() {
        return this instanceof Connected;
    }
}
