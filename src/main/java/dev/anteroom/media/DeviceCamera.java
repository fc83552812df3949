package dev.anteroom.media;

import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoFrame;

/** Sends a real camera's picture. */
final class DeviceCamera {
    private DeviceCamera() {}

    /**
     * Opens it; the scope closes it.
     *
     * @throws RuntimeException or {@link Error} when it does not open, as the library does
     */
    static void open(VideoDevice device, VideoMode mode, PictureOutlet outlet, NativeScope scope) {
        VideoCapture capture = scope.own(new VideoCapture(), VideoCapture::dispose);
        capture.setVideoCaptureDevice(device);
        capture.setVideoCaptureCapability(
                new VideoCaptureCapability(mode.width(), mode.height(), mode.framesPerSecond()));
        capture.setVideoSink(frame -> pass(frame, outlet));
        capture.start();
        scope.own(capture, VideoCapture::stop);
    }

    private static void pass(VideoFrame frame, PictureOutlet outlet) {
        try {
            outlet.put(frame);
        } finally {
            frame.release();
        }
    }
}
