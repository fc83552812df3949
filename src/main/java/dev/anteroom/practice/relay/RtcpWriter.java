package dev.anteroom.practice.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes one compound RTCP packet at a time into a buffer of its own. Not thread-safe. */
final class RtcpWriter {
    private static final int RECEIVER_REPORT = 201;
    private static final int DESCRIPTION = 202;
    private static final int CNAME = 1;
    private static final int MANTISSA_BITS = 18;

    private final byte[] data = new byte[MediaPort.BUFFER];
    private int length;
    private int packetAt;

    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    /** Starts a new compound packet with a report that may get blocks. */
    void startReceiverReport(int reporter) {
        length = 0;
        start(0, RECEIVER_REPORT);
        put32(reporter);
        finish();
    }

    /** Starts a new compound packet with what a sender says about its stream. */
    void startSenderReport(int source, long ntp, int timestamp, int packets, int octets) {
        length = 0;
        start(0, RtcpReader.SENDER_REPORT);
        put32(source);
        Bytes.put64(data, length, ntp);
        length += 8;
        put32(timestamp);
        put32(packets);
        put32(octets);
        finish();
    }

    /** Adds a block to the report just started. */
    void addReportBlock(
            int source,
            int fractionLost,
            int totalLost,
            int highest,
            int jitter,
            int lastReport,
            int sinceReport) {
        put32(source);
        data[length] = (byte) fractionLost;
        Bytes.put24(data, length + 1, Math.clamp(totalLost, -0x800000, 0x7fffff));
        length += 4;
        put32(highest);
        put32(jitter);
        put32(lastReport);
        put32(sinceReport);
        data[packetAt]++;
        finish();
    }

    void addName(int source, String name) {
        start(1, DESCRIPTION);
        put32(source);
        byte[] text = name.getBytes(US_ASCII);
        data[length++] = CNAME;
        data[length++] = (byte) text.length;
        System.arraycopy(text, 0, data, length, text.length);
        length += text.length;
        // At least one zero ends the list, and the packet ends at a word.
        do {
            data[length++] = 0;
        } while ((length - packetAt) % 4 != 0);
        finish();
    }

    void addPictureLoss(int reporter, int source) {
        start(RtcpReader.PICTURE_LOSS, RtcpReader.PAYLOAD_FEEDBACK);
        put32(reporter);
        put32(source);
        finish();
    }

    void addFullIntraRequest(int reporter, int source, int number) {
        start(RtcpReader.FULL_INTRA, RtcpReader.PAYLOAD_FEEDBACK);
        put32(reporter);
        put32(0);
        put32(source);
        put32(number << 24);
        finish();
    }

    /** Asks for lost packets; each item is a number and a mask of the sixteen that follow. */
    void addNack(int reporter, int source, int[] items, int count) {
        start(RtcpReader.NACK, RtcpReader.TRANSPORT_FEEDBACK);
        put32(reporter);
        put32(source);
        for (int i = 0; i < count; i++) {
            put32(items[i]);
        }
        finish();
    }

    /** Says how many bits a second a source may send. */
    void addEstimate(int reporter, int source, long bitsPerSecond) {
        int exponent =
                Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bitsPerSecond) - MANTISSA_BITS);
        start(RtcpReader.APPLICATION, RtcpReader.PAYLOAD_FEEDBACK);
        put32(reporter);
        put32(0);
        put32(RtcpReader.REMB);
        put32(1 << 24 | exponent << MANTISSA_BITS | (int) (bitsPerSecond >>> exponent));
        put32(source);
        finish();
    }

    private void start(int count, int type) {
        packetAt = length;
        data[length] = (byte) (0x80 | count);
        data[length + 1] = (byte) type;
        length += 4;
    }

    private void put32(int value) {
        Bytes.put32(data, length, value);
        length += 4;
    }

    private void finish() {
        Bytes.put16(data, packetAt + 2, (length - packetAt) / 4 - 1);
    }
}
