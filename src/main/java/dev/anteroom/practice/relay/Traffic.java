package dev.anteroom.practice.relay;

/** What flows over a link. All methods on the relay's thread. */
interface Traffic {
    /** The protected way is open. */
    void ready(long now);

    /** A protected RTP packet; may be changed in place. */
    void media(byte[] packet, int length, long now);

    /** An RTCP packet, already opened. */
    void control(byte[] packet, int length, long now);

    /** About every {@link MediaPort#TICK_MILLIS}. */
    void tick(long now);

    /** The link is gone. */
    void end();
}
