package dev.anteroom.bench;

import dev.anteroom.enx.EnxStream;
import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.VideoSink;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A stream straight from a connection, which counts what comes and can tell frames apart. */
final class ReceivedStream implements EnxStream {
    private final int id;
    private final PeerLink link;
    private final boolean telling;
    private final AtomicLong decoded = new AtomicLong();
    private final Map<Long, Integer> numbers = new ConcurrentHashMap<>();

    /**
     * @param telling whether to read the number in each picture, which costs a little
     */
    ReceivedStream(int id, PeerLink link, boolean telling) {
        this.id = id;
        this.link = link;
        this.telling = telling;
    }

    /** Pictures decoded and converted so far. */
    long decoded() {
        return decoded.get();
    }

    /** The number in the picture that was received at this moment; -1 when unknown. */
    int numberAt(long captureNanos) {
        return numbers.getOrDefault(captureNanos, -1);
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        link.watch(sink == null ? null : new Counting(sink));
    }

    @Override
    public void volume(double volume) {
        link.volume(volume);
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        link.meter(meter);
    }

    @Override
    public CompletionStage<LinkStatistics> statistics() {
        return link.statistics();
    }

    private final class Counting implements VideoSink {
        private final VideoSink sink;

        private Counting(VideoSink sink) {
            this.sink = sink;
        }

        @Override
        public double scale(int width, int height) {
            return sink.scale(width, height);
        }

        @Override
        public @Nullable ByteBuffer nextBuffer(int width, int height) {
            return sink.nextBuffer(width, height);
        }

        @Override
        public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {
            decoded.incrementAndGet();
            if (telling) {
                int number = FrameNumber.read(frame, width);
                if (number >= 0) {
                    numbers.put(captureNanos, number);
                }
            }
            sink.frameReady(frame, width, height, captureNanos);
        }
    }
}
