package dev.anteroom.practice.relay;

/**
 * Walks through a compound RTCP packet (RFC 3550, RFC 4585, RFC 5104) and stops at the first thing
 * that makes no sense.
 */
final class RtcpReader {
    static final int SENDER_REPORT = 200;
    static final int TRANSPORT_FEEDBACK = 205;
    static final int PAYLOAD_FEEDBACK = 206;
    static final int NACK = 1;
    static final int PICTURE_LOSS = 1;
    static final int FULL_INTRA = 4;
    static final int APPLICATION = 15;
    static final int REMB = 0x52454d42;

    /** What was found. */
    interface Visitor {
        /** A publisher says when a timestamp was. */
        default void report(int source, long ntp, int timestamp) {}

        /** Somebody lost a packet. */
        default void lost(int source, int sequence) {}

        /** Somebody needs a key frame. */
        default void wantsKeyFrame(int source) {}

        /** Somebody says how many bits a second reach him well. */
        default void estimates(long bitsPerSecond) {}
    }

    private RtcpReader() {}

    static void read(byte[] data, int length, Visitor visitor) {
        int at = 0;
        while (at + 8 <= length && (data[at] & 0xc0) == 0x80) {
            int end = at + 4 * (Bytes.u16(data, at + 2) + 1);
            if (end > length) {
                return;
            }
            int format = data[at] & 0x1f;
            switch (Bytes.u8(data, at + 1)) {
                case SENDER_REPORT -> readReport(data, at, end, visitor);
                case TRANSPORT_FEEDBACK -> readTransport(data, at, end, format, visitor);
                case PAYLOAD_FEEDBACK -> readPayload(data, at, end, format, visitor);
                default -> {
                    // Receivers' reports and names change nothing here.
                }
            }
            at = end;
        }
    }

    private static void readReport(byte[] data, int at, int end, Visitor visitor) {
        if (end - at >= 28) {
            long ntp = Bytes.u32(data, at + 8) << 32 | Bytes.u32(data, at + 12);
            visitor.report(Bytes.i32(data, at + 4), ntp, Bytes.i32(data, at + 16));
        }
    }

    private static void readTransport(byte[] data, int at, int end, int format, Visitor visitor) {
        if (format != NACK || end - at < 12) {
            return;
        }
        int source = Bytes.i32(data, at + 8);
        for (int item = at + 12; item + 4 <= end; item += 4) {
            int sequence = Bytes.u16(data, item);
            int following = Bytes.u16(data, item + 2);
            visitor.lost(source, sequence);
            for (int i = 0; i < 16; i++) {
                if ((following >>> i & 1) != 0) {
                    visitor.lost(source, sequence + i + 1 & 0xffff);
                }
            }
        }
    }

    private static void readPayload(byte[] data, int at, int end, int format, Visitor visitor) {
        switch (format) {
            case PICTURE_LOSS -> {
                if (end - at >= 12) {
                    visitor.wantsKeyFrame(Bytes.i32(data, at + 8));
                }
            }
            case FULL_INTRA -> {
                for (int item = at + 12; item + 8 <= end; item += 8) {
                    visitor.wantsKeyFrame(Bytes.i32(data, item));
                }
            }
            case APPLICATION -> {
                if (end - at >= 20 && Bytes.i32(data, at + 12) == REMB) {
                    int exponent = Bytes.u8(data, at + 17) >>> 2;
                    long mantissa = Bytes.u24(data, at + 17) & 0x3ffff;
                    visitor.estimates(exponent > 40 ? Long.MAX_VALUE : mantissa << exponent);
                }
            }
            default -> {
                // Other feedback is not agreed on.
            }
        }
    }
}
