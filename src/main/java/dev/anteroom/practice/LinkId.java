package dev.anteroom.practice;

/**
 * One media connection of one client, never used twice.
 *
 * @param roomId whose connection it is, so that news of it finds its room
 * @param number counted in the room
 */
record LinkId(String roomId, long number) {
    /** What the relay calls it. */
    String relayName() {
        return roomId + "/" + number;
    }
}
