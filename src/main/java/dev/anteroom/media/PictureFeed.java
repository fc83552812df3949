package dev.anteroom.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;

/**
 * A capture's pictures on their way into one link, at the rate that this link may send. The
 * library's own limit of the rate does not reach a source of ours.
 */
final class PictureFeed {
    private final CustomVideoSource source = new CustomVideoSource();
    private final Pace pace = new Pace();
    private boolean closed;

    private PictureFeed() {}

    static PictureFeed open(NativeScope owned) {
        return owned.own(new PictureFeed(), PictureFeed::close);
    }

    CustomVideoSource source() {
        return source;
    }

    /**
     * Sends no more pictures than this. From any thread.
     *
     * @param framesPerSecond 0 for no limit
     */
    void limit(int framesPerSecond) {
        pace.limit(framesPerSecond);
    }

    /** Called on the camera's thread, which may be in here when the link ends on another one. */
    synchronized void put(VideoFrame frame, long nanos) {
        if (!closed && pace.allows(nanos)) {
            source.pushFrame(frame);
        }
    }

    private synchronized void close() {
        closed = true;
        source.dispose();
    }
}
