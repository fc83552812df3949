package dev.anteroom.practice.relay;

/**
 * How packets of one source are renumbered from where it joined a receiver's stream, so that the
 * stream goes on as if it had one source. The same packet always becomes the same.
 *
 * @param first the index of the source's packet at which it joined
 * @param sequence added to sequence numbers
 * @param timestamp added to timestamps
 * @param pictureId added to picture ids of VP8 and VP9
 * @param layerIndex added to their layer indices
 */
record Splice(
        int payloadType, long first, int sequence, int timestamp, int pictureId, int layerIndex) {
    /** Whether a packet belongs in front of the place where the source joined. */
    boolean isBefore(MediaPacket packet) {
        return packet.index() < first;
    }

    int sequenceOf(int sourceSequence) {
        return sourceSequence + sequence & 0xffff;
    }

    /** Which of the source's packets was sent under a number. */
    int sourceOf(int sentSequence) {
        return sentSequence - sequence & 0xffff;
    }
}
