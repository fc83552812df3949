package dev.anteroom.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture's pictures go: to the links that send it, and to the preview. Whatever the camera
 * is, the source stays the same, so that links need no new offer when it changes.
 */
final class PictureOutlet {
    private final CustomVideoSource source;
    private final FrameTap preview = new FrameTap();
    private final Pace pace = new Pace();
    private volatile boolean sending = true;

    PictureOutlet(CustomVideoSource source) {
        this.source = source;
    }

    CustomVideoSource source() {
        return source;
    }

    void send(boolean enabled) {
        sending = enabled;
    }

    void limitRate(int framesPerSecond) {
        pace.limit(framesPerSecond);
    }

    void watch(@Nullable VideoSink sink) {
        preview.watch(sink);
    }

    /** Whether a camera is needed at all. */
    boolean needed() {
        return sending || preview.watched();
    }

    /** Passes a frame on; it stays its caller's. Called on the camera's thread. */
    void put(VideoFrame frame) {
        long now = System.nanoTime();
        if (sending && pace.allows(now)) {
            source.pushFrame(frame);
        }
        preview.show(frame.buffer, now);
    }
}
