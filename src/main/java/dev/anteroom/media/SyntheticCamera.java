package dev.anteroom.media;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends a drawn picture at a steady rate. */
final class SyntheticCamera {
    static final DeviceCatalog.Camera DEVICE =
            new DeviceCatalog.Camera(
                    "synthetic:camera",
                    "Simulated camera",
                    true,
                    List.of(
                            new VideoMode(1280, 720, 30),
                            new VideoMode(640, 360, 30),
                            new VideoMode(320, 180, 15)));

    // The encoder may still read a frame while the next ones are drawn; nothing is copied.
    private static final int FRAMES_IN_TURN = 8;

    private final NativeI420Buffer[] buffers = new NativeI420Buffer[FRAMES_IN_TURN];
    private final VideoFrame[] frames = new VideoFrame[FRAMES_IN_TURN];
    private final TestPicture picture;
    private final PictureOutlet outlet;
    private final ZoneId zone = ZoneId.systemDefault();
    private long number;

    /** Switches it on; the scope switches it off. */
    static void open(VideoMode mode, PictureOutlet outlet, NativeScope scope) {
        SyntheticCamera camera = new SyntheticCamera(mode, outlet, scope);
        long period = TimeUnit.SECONDS.toNanos(1) / Math.max(1, mode.framesPerSecond());
        scope.own(new Ticker("anteroom-picture", period, camera::beat), Ticker::close);
    }

    private SyntheticCamera(VideoMode mode, PictureOutlet outlet, NativeScope scope) {
        this.outlet = outlet;
        this.picture = new TestPicture(mode.width(), mode.height());
        for (int i = 0; i < FRAMES_IN_TURN; i++) {
            buffers[i] =
                    scope.own(
                            NativeI420Buffer.allocate(mode.width(), mode.height()),
                            NativeI420Buffer::release);
            frames[i] = new VideoFrame(buffers[i], 0);
            picture.prepare(buffers[i]);
        }
    }

    private void beat() {
        int turn = (int) (number % FRAMES_IN_TURN);
        picture.draw(buffers[turn], number, LocalTime.now(zone));
        outlet.put(frames[turn]);
        number++;
    }
}
