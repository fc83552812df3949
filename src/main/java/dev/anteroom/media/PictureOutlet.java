package dev.anteroom.media;

import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture's pictures go: to the links that send it, and to the preview. Whatever the camera
 * is, a link's feed stays the same, so that links need no new offer when it changes.
 */
final class PictureOutlet {
    private final FrameTap preview = new FrameTap();
    private final List<PictureFeed> feeds = new CopyOnWriteArrayList<>();
    private volatile boolean sending = true;

    /**
     * Feeds one link. On the rtc thread.
     *
     * @param owned ends it
     */
    PictureFeed feed(NativeScope owned) {
        PictureFeed feed = PictureFeed.open(owned);
        feeds.add(owned.own(feed, feeds::remove));
        return feed;
    }

    void send(boolean enabled) {
        sending = enabled;
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
        if (sending) {
            for (PictureFeed feed : feeds) {
                feed.put(frame, now);
            }
        }
        preview.show(frame.buffer, now);
    }
}
