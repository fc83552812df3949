package dev.anteroom.practice.relay;

/** Writes the RTP headers that one client receives, with the extensions agreed on with it. */
final class HeaderWriter {
    /** A header with one block of extensions. */
    static final int LONGEST = Rtp.FIXED_HEADER + 12;

    private final int ssrc;
    private final int levelId;
    private final int sendTimeId;
    private final int orientationId;

    HeaderWriter(MediaOffer offer, int ssrc) {
        this.ssrc = ssrc;
        boolean video = offer.isVideo();
        levelId = video ? 0 : offer.extension(HeaderExtensions.AUDIO_LEVEL);
        sendTimeId = video ? offer.extension(HeaderExtensions.SEND_TIME) : 0;
        orientationId = video ? offer.extension(HeaderExtensions.ORIENTATION) : 0;
    }

    /** Writes a header; returns its length. */
    int write(byte[] out, MediaPacket packet, Splice splice, long ntp) {
        out[0] = (byte) 0x80;
        out[1] = (byte) ((packet.marker() ? 0x80 : 0) | splice.payloadType());
        Bytes.put16(out, 2, splice.sequenceOf(packet.sequence()));
        Bytes.put32(out, 4, packet.timestamp() + splice.timestamp());
        Bytes.put32(out, 8, ssrc);
        int start = Rtp.FIXED_HEADER + 4;
        int end = writeExtensions(out, start, packet, ntp);
        if (end == start) {
            return Rtp.FIXED_HEADER;
        }
        while ((end - start) % 4 != 0) {
            out[end++] = 0;
        }
        out[0] |= 0x10;
        Bytes.put16(out, Rtp.FIXED_HEADER, Rtp.ONE_BYTE_EXTENSIONS);
        Bytes.put16(out, Rtp.FIXED_HEADER + 2, (end - start) / 4);
        return end;
    }

    private int writeExtensions(byte[] out, int start, MediaPacket packet, long ntp) {
        int at = start;
        if (sendTimeId != 0) {
            out[at] = (byte) (sendTimeId << 4 | 2);
            Bytes.put24(out, at + 1, NtpTime.sendTime(ntp));
            at += 4;
        }
        at = writeByte(out, at, orientationId, packet.orientation());
        return writeByte(out, at, levelId, packet.audioLevel());
    }

    private static int writeByte(byte[] out, int at, int id, int value) {
        if (id == 0 || value == MediaPacket.NONE) {
            return at;
        }
        out[at] = (byte) (id << 4);
        out[at + 1] = (byte) value;
        return at + 2;
    }
}
