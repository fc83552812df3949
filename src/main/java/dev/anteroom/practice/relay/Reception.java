package dev.anteroom.practice.relay;

/** How well one source is received, for the reports to it (RFC 3550 section 6.4 and A.8). */
final class Reception {
    private final int clockRate;
    private long first = -1;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private double jitter;
    private long lastTransit;
    private boolean hasTransit;
    private int lastReport;
    private long lastReportAt;

    Reception(int clockRate) {
        this.clockRate = clockRate;
    }

    /** Notes a packet under its index beyond 16 bits. */
    void note(long index, int timestamp, long now) {
        if (first < 0) {
            first = index;
        }
        received++;
        long transit = NtpTime.ticks(NtpTime.span(now), clockRate) - timestamp;
        if (hasTransit) {
            int difference = Math.abs((int) (transit - lastTransit));
            jitter += (difference - jitter) / 16;
        }
        lastTransit = transit;
        hasTransit = true;
    }

    /** Notes a sender's report. */
    void reported(long ntp, long now) {
        lastReport = NtpTime.middle(ntp);
        lastReportAt = now;
    }

    /** Adds what happened since the last time. */
    void write(RtcpWriter writer, int source, long highest, long now) {
        long expected = Math.max(0, highest - first + 1);
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction =
                expectedNow <= 0 || lostNow <= 0
                        ? 0
                        : (int) Math.min(255, (lostNow << 8) / expectedNow);
        int since = lastReport == 0 ? 0 : NtpTime.middle(NtpTime.span(now - lastReportAt));
        writer.addReportBlock(
                source,
                fraction,
                (int) (expected - received),
                (int) highest,
                (int) jitter,
                lastReport,
                since);
    }
}
