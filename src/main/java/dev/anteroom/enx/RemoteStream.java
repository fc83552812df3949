package dev.anteroom.enx;

import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.VideoSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stream behind {@link EnxStream}. What it shows where outlives the connections that carry it.
 * Called from any thread; its state is confined to the room's loop.
 */
final class RemoteStream implements EnxStream {
    private final int id;
    private final RoomLoop loop;
    private final PictureDemand demand;
    private @Nullable PeerLink link;
    private @Nullable VideoSink sink;
    private @Nullable AudioMeter meter;
    private double volume = 1;

    RemoteStream(int id, MediaContext context) {
        this.id = id;
        loop = context.loop();
        demand = new PictureDemand(id, context);
    }

    /** From now on this connection carries it. On the loop. */
    void carriedBy(PeerLink newLink) {
        link = newLink;
        newLink.volume(volume);
        if (sink != null) {
            newLink.watch(sink);
        }
        if (meter != null) {
            newLink.meter(meter);
        }
    }

    /**
     * The connection is up. On the loop.
     *
     * @param pictures whether it can carry pictures
     */
    void up(boolean pictures) {
        if (pictures) {
            demand.up();
        }
    }

    /** The connection is not up any more. On the loop. */
    void down() {
        demand.down();
    }

    /** Nothing carries it any more. On the loop. */
    void carriedByNothing() {
        link = null;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public void watch(@Nullable VideoSink newSink) {
        loop.post(
                () -> {
                    sink = newSink;
                    demand.watched(newSink != null);
                    if (link != null) {
                        link.watch(newSink);
                    }
                });
    }

    @Override
    public void volume(double newVolume) {
        loop.post(
                () -> {
                    volume = newVolume;
                    if (link != null) {
                        link.volume(newVolume);
                    }
                });
    }

    @Override
    public void meter(@Nullable AudioMeter newMeter) {
        loop.post(
                () -> {
                    meter = newMeter;
                    if (link != null) {
                        link.meter(newMeter);
                    }
                });
    }

    @Override
    public CompletionStage<LinkStatistics> statistics() {
        return measured(loop, () -> link);
    }

    /** Asks the connection of the moment; nothing is measured where there is none. */
    static CompletionStage<LinkStatistics> measured(
            RoomLoop loop, Supplier<@Nullable PeerLink> link) {
        CompletableFuture<LinkStatistics> result = new CompletableFuture<>();
        loop.post(
                () -> {
                    PeerLink open = link.get();
                    if (open == null) {
                        result.complete(LinkStatistics.NOTHING);
                        return;
                    }
                    var _ =
                            open.statistics()
                                    .whenComplete(
                                            (measured, failure) ->
                                                    loop.post(
                                                            () ->
                                                                    result.complete(
                                                                            measured == null
                                                                                    ? LinkStatistics
                                                                                            .NOTHING
                                                                                    : measured)));
                });
        return result.minimalCompletionStage();
    }
}
