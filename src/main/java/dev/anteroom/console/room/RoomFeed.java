package dev.anteroom.console.room;

import dev.anteroom.console.fx.LatestValue;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries a room's state and events from its loop to one other thread, together: an event never
 * arrives before the state that contains its effect, and a burst costs one hop. A crowd that waits
 * all at once arrives bit by bit, its events at the end.
 */
public final class RoomFeed implements AutoCloseable {
    private final LatestValue<RoomNews> bridge;
    private final Executor executor;
    private final BiConsumer<RoomSnapshot, List<RoomEvent>> consumer;
    private final LobbySlices slices = new LobbySlices();
    private @Nullable RoomNews unfinished;
    private boolean goingOn;
    private volatile boolean closed;
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
        this.executor = executor;
        this.consumer = consumer;
        bridge = new LatestValue<>(executor, RoomNews::followedBy, this::arrived);
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

    private void arrived(RoomNews news) {
        RoomNews before = unfinished;
        unfinished = before == null ? news : before.followedBy(news);
        step();
    }

    private void step() {
        RoomNews news = unfinished;
        if (news == null || closed) {
            return;
        }
        Optional<RoomSnapshot> part = slices.stepTowards(news.snapshot());
        if (part.isEmpty()) {
            unfinished = null;
            consumer.accept(news.snapshot(), news.events());
        } else {
            consumer.accept(part.get(), List.of());
            goOnSoon();
        }
    }

    /** Other tasks of the consumer's thread come in between two steps. */
    private void goOnSoon() {
        if (!goingOn) {
            goingOn = true;
            executor.execute(
                    () -> {
                        goingOn = false;
                        step();
                    });
        }
    }

    /** Stops; nothing arrives any more when called on the consumer's thread. */
    @Override
    public void close() {
        subscription.close();
        bridge.close();
        closed = true;
    }
}
