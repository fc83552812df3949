package dev.anteroom.testkit;

import dev.anteroom.enx.EnxStream;
import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.VideoSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A stream without a connection: the test sends the pictures. Safe to use from two threads. */
public final class FakeStream implements EnxStream {
    private final int id;
    private volatile @Nullable VideoSink sink;
    private volatile @Nullable AudioMeter meter;
    private volatile double volume = 1;
    private volatile LinkStatistics statistics = LinkStatistics.NOTHING;

    FakeStream(int id) {
        this.id = id;
    }

    /** Shows a picture of one colour where the stream is watched; false when nobody took it. */
    public boolean show(int width, int height, int argb) {
        return FakeFrames.show(sink, width, height, argb);
    }

    /** The same, captured at a moment of the test's choice. */
    public boolean show(int width, int height, int argb, long captureNanos) {
        return FakeFrames.show(sink, width, height, argb, captureNanos);
    }

    /** Tells a level to whoever follows it. */
    public void level(double level) {
        AudioMeter follower = meter;
        if (follower != null) {
            follower.level(level);
        }
    }

    /** What is measured from now on. */
    public void statistics(LinkStatistics measured) {
        statistics = measured;
    }

    /** Whether somebody watches. */
    public boolean isWatched() {
        return sink != null;
    }

    /** How loud it is. */
    public double volume() {
        return volume;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public void watch(@Nullable VideoSink newSink) {
        sink = newSink;
    }

    @Override
    public void volume(double newVolume) {
        volume = newVolume;
    }

    @Override
    public void meter(@Nullable AudioMeter newMeter) {
        meter = newMeter;
    }

    @Override
    public CompletionStage<LinkStatistics> statistics() {
        return CompletableFuture.completedStage(statistics);
    }
}
