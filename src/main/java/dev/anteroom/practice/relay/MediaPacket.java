package dev.anteroom.practice.relay;

/**
 * One opened packet of a publisher and what was read in it once, for all who receive it. Used again
 * for other packets. Not thread-safe.
 */
final class MediaPacket {
    /** The ids of the header extensions to look for, 0 for none. */
    record Extensions(int level, int orientation) {}

    /** Stands for a place or a value that the packet does not have. */
    static final int NONE = -1;

    private byte[] data = new byte[0];
    private int payloadAt;
    private int payloadEnd;
    private long index;
    private int timestamp;
    private boolean marker;
    private int orientation = NONE;
    private int audioLevel = NONE;
    private final VideoDescriptor video = new VideoDescriptor();

    /** Takes what a header says; the bytes stay where they are. */
    void read(byte[] packet, int end, Rtp header, long at, CodecKind codec, Extensions wanted) {
        data = packet;
        payloadAt = header.headerLength();
        payloadEnd = end;
        index = at;
        timestamp = header.timestamp();
        marker = header.marker();
        orientation = header.extension(wanted.orientation());
        audioLevel = header.extension(wanted.level());
        video.read(codec, data, payloadAt, payloadEnd);
    }

    /** Becomes a copy that holds its own bytes, payload only. */
    void copy(MediaPacket other) {
        int length = other.payloadLength();
        if (data.length < length) {
            data = new byte[Math.max(length, Rtp.USUAL_PAYLOAD)];
        }
        System.arraycopy(other.data, other.payloadAt, data, 0, length);
        payloadAt = 0;
        payloadEnd = length;
        index = other.index;
        timestamp = other.timestamp;
        marker = other.marker;
        orientation = other.orientation;
        audioLevel = other.audioLevel;
        video.copy(other.video, -other.payloadAt);
    }

    void copyPayload(byte[] target, int at) {
        System.arraycopy(data, payloadAt, target, at, payloadLength());
    }

    int payloadLength() {
        return payloadEnd - payloadAt;
    }

    int payloadAt() {
        return payloadAt;
    }

    /** The sequence number, beyond its 16 bits. */
    long index() {
        return index;
    }

    int sequence() {
        return (int) (index & 0xffff);
    }

    int timestamp() {
        return timestamp;
    }

    boolean marker() {
        return marker;
    }

    int orientation() {
        return orientation;
    }

    int audioLevel() {
        return audioLevel;
    }

    VideoDescriptor video() {
        return video;
    }
}
