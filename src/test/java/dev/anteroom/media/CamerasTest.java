package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CamerasTest {
    private static final List<VideoMode> MODES =
            List.of(
                    new VideoMode(1920, 1080, 30),
                    new VideoMode(1280, 720, 60),
                    new VideoMode(640, 480, 30));

    @Test
    void modes_areOneASizeAtTheBestRateLargestFirst() {
        List<VideoCaptureCapability> capabilities =
                List.of(
                        new VideoCaptureCapability(640, 480, 30),
                        new VideoCaptureCapability(1280, 720, 10),
                        new VideoCaptureCapability(640, 480, 15),
                        new VideoCaptureCapability(1280, 720, 30),
                        new VideoCaptureCapability(0, 0, 30));
        assertEquals(
                List.of(new VideoMode(1280, 720, 30), new VideoMode(640, 480, 30)),
                Cameras.modes(capabilities));
    }

    @Test
    void nearest_takesTheSizeFirstAndNeverAHigherRate() {
        assertEquals(
                new VideoMode(1280, 720, 30),
                Cameras.nearest(MODES, new VideoMode(1280, 720, 30)));
        assertEquals(
                new VideoMode(640, 480, 30), Cameras.nearest(MODES, new VideoMode(640, 360, 60)));
    }

    @Test
    void nearest_takesTheWantedOneWhenTheCameraSaysNothing() {
        VideoMode wanted = new VideoMode(640, 360, 30);
        assertEquals(wanted, Cameras.nearest(List.of(), wanted));
    }
}
