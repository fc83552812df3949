package dev.anteroom.console.video;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The way of a picture from the decoder's thread to the window, without decoder and window. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway") // fields are filled by set-up
public class FramePathBenchmark {
    /** How high the picture is; 16 to 9. */
    @Param({"360", "720"})
    public int height;

    private FrameBuffers buffers;
    private byte[] picture;

    /** Makes a picture. */
    @Setup
    public void fill() {
        buffers = new FrameBuffers(() -> {}, 0);
        picture = new byte[4 * (height * 16 / 9) * height];
    }

    /** A frame is written and picked up. */
    @Benchmark
    public Object writtenAndPickedUp() {
        handOver(false);
        return buffers.pickUp();
    }

    /** The same with the copying that the decoder does. */
    @Benchmark
    public Object copiedAndPickedUp() {
        handOver(true);
        return buffers.pickUp();
    }

    private void handOver(boolean copied) {
        int width = height * 16 / 9;
        ByteBuffer buffer = buffers.nextBuffer(width, height);
        if (copied) {
            buffer.put(0, picture);
        }
        buffers.frameReady(buffer, width, height, 1);
    }
}
