package dev.anteroom.practice;

import org.jspecify.annotations.Nullable;

/** A stream that somebody receives: a talker slot or the screen (protocol section 5.4). */
final class Subscription extends Flow {
    private boolean off;
    private @Nullable Publication carried;
    private @Nullable LinkId routed;

    Subscription(Member owner, int streamId) {
        super(owner, streamId);
    }

    boolean isScreen() {
        return streamId() == MediaFloor.SHARE;
    }

    @Override
    void offered(LinkId newLink) {
        super.offered(newLink);
        routed = null;
    }

    /** The client wants neither sound nor picture for now (5.5, {@code muteStream}). */
    void turnOff(boolean nothing) {
        off = nothing;
    }

    /** Whose stream is in this one; null for nobody's. */
    @Nullable Publication carried() {
        return carried;
    }

    void carry(@Nullable Publication publication) {
        carried = publication;
    }

    /** What the relay should send here now. */
    @Nullable LinkId wanted() {
        Publication source = carried;
        return source == null || off || !source.isReady() ? null : source.link();
    }

    /** What the relay was last told to send here. */
    @Nullable LinkId routed() {
        return routed;
    }

    void route(@Nullable LinkId source) {
        routed = source;
    }

    @Override
    String idField() {
        return "peerId";
    }

    @Override
    String kind() {
        return "subscribe";
    }
}
