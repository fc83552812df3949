package dev.anteroom.practice;

import org.jspecify.annotations.Nullable;

/** A stream that somebody receives: a talker slot or the screen (protocol section 5.4). */
final class Subscription extends Flow {
    private boolean audioOff;
    private boolean videoOff;
    private boolean wantsTold = true;
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
        wantsTold = !audioOff && !videoOff;
    }

    boolean isAudioOff() {
        return audioOff;
    }

    boolean isVideoOff() {
        return videoOff;
    }

    /** What the client does not want for now (5.5, {@code muteStream}). */
    void turnOff(boolean audio, boolean video) {
        wantsTold &= audioOff == audio && videoOff == video;
        audioOff = audio;
        videoOff = video;
    }

    /** Whether the relay knows what the client wants; of a new connection it wants all. */
    boolean wantsTold() {
        return wantsTold;
    }

    /** The relay was told what the client wants. */
    void tellWants() {
        wantsTold = true;
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
        return source == null || !source.isReady() ? null : source.link();
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
