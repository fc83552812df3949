package dev.anteroom.media;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes frames into the buffers of whoever watches. A frame that nobody wants is dropped before it
 * is converted. Watching may change from any thread; frames come on one thread at a time.
 */
final class FrameTap implements VideoTrackSink {
    private static final Logger LOG = LoggerFactory.getLogger(FrameTap.class);

    private volatile @Nullable VideoSink sink;
    private boolean failed;

    void watch(@Nullable VideoSink watcher) {
        sink = watcher;
    }

    boolean watched() {
        return sink != null;
    }

    /** Called by the library, which hands over a frame of its own to release. */
    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            show(frame.buffer, System.nanoTime());
        } finally {
            frame.release();
        }
    }

    /** Shows a frame that stays its caller's. */
    void show(VideoFrameBuffer frame, long captureNanos) {
        VideoSink watcher = sink;
        if (watcher == null) {
            return;
        }
        try {
            double scale = watcher.scale(frame.getWidth(), frame.getHeight());
            if (scale != 1) {
                showScaled(frame, scale, watcher, captureNanos);
            } else {
                convert(frame, frame.getWidth(), frame.getHeight(), watcher, captureNanos);
            }
        } catch (Exception e) {
            // An exception must not reach the native caller; one log line, not thirty a second.
            if (!failed) {
                failed = true;
                LOG.warn("A picture could not be shown", e);
            }
        }
    }

    private static void showScaled(
            VideoFrameBuffer frame, double scale, VideoSink watcher, long captureNanos)
            throws Exception {
        int width = VideoSink.scaled(frame.getWidth(), scale);
        int height = VideoSink.scaled(frame.getHeight(), scale);
        VideoFrameBuffer scaled =
                frame.cropAndScale(0, 0, frame.getWidth(), frame.getHeight(), width, height);
        try {
            convert(scaled, width, height, watcher, captureNanos);
        } finally {
            scaled.release();
        }
    }

    private static void convert(
            VideoFrameBuffer frame, int width, int height, VideoSink watcher, long captureNanos)
            throws Exception {
        ByteBuffer target = watcher.nextBuffer(width, height);
        if (target != null) {
            VideoBufferConverter.convertFromI420(frame, target, FourCC.ARGB);
            watcher.frameReady(target, width, height, captureNanos);
        }
    }
}
