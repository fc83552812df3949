package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("native")
class FrameTapTest {
    private static final class Sink implements VideoSink {
        private final double scale;
        private final List<String> sizes = new ArrayList<>();

        private Sink(double scale) {
            this.scale = scale;
        }

        @Override
        public double scale(int width, int height) {
            return scale;
        }

        @Override
        public @Nullable ByteBuffer nextBuffer(int width, int height) {
            return ByteBuffer.allocateDirect(4 * width * height);
        }

        @Override
        public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {
            sizes.add(width + "x" + height);
        }
    }

    @BeforeAll
    static void load() throws Exception {
        new NativeLibrary().load();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 640x360",
        "0.5, 320x180",
        "0.7312, 468x264",
        "0.001, 2x2",
        "1.475, 944x532",
    })
    void aPicture_comesAsLargeAsItIsWanted(double scale, String size) {
        Sink sink = new Sink(scale);
        FrameTap tap = new FrameTap();
        tap.watch(sink);
        NativeI420Buffer frame = NativeI420Buffer.allocate(640, 360);
        try {
            for (int i = 0; i < 100; i++) {
                tap.show(frame, i);
            }
        } finally {
            frame.release();
        }

        assertEquals(100, sink.sizes.size());
        assertEquals(size, sink.sizes.getLast());
    }
}
