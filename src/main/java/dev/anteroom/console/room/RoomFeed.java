package dev.anteroom.console.room;

import dev.anteroom.console.fx.LatestValue;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.Subscription;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Carries a room's state and events from its loop to one other thread, together: an event never
 * arrives before the state that contains its effect, and a burst costs one hop.
 */
public final class RoomFeed implements AutoCloseable {
    private final LatestValue<RoomNews> bridge;
    private final Subscription subscription;

    /**
     * Starts at once with the room's current state.
     *
     * @param room what to follow
     * @param executor where the consumer runs
     * @param consumer gets the newest state and the events since the last time
     */
    public RoomFeed(
            EnxRoom room, Executor executor, BiConsumer<RoomSnapshot, List<RoomEvent>> consumer) {
        bridge =
                new LatestValue<>(
                        executor,
                        RoomNews::followedBy,
                        news -> consumer.accept(news.snapshot(), news.events()));
        subscription =
                room.listen(
                        new RoomListener() {
                            @Override
                            public void onSnapshot(RoomSnapshot snapshot) {
                                bridge.put(new RoomNews(snapshot, List.of()));
                            }

                            @Override
                            public void onEvent(RoomEvent event) {
                                bridge.put(new RoomNews(room.snapshot(), List.of(event)));
                            }
                        });
    }

    /** Stops; nothing arrives any more when called on the consumer's thread. */
    @Override
    public void close() {
        subscription.close();
        bridge.close();
    }
}
