package dev.anteroom.enx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and the observer, each contained: one that throws does not stop the others. */
final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    /** One registration; the same listener may have several. */
    private static final class Registration {
        private final RoomListener listener;
        private volatile boolean closed;

        Registration(RoomListener listener) {
            this.listener = listener;
        }

        void call(Consumer<RoomListener> call) {
            if (!closed) {
                contained(listener, call);
            }
        }
    }

    private final RoomLoop loop;
    private final EnxRoom room;
    private final EnxRoomObserver observer;
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();

    Notifier(RoomLoop loop, EnxRoom room, EnxRoomObserver observer) {
        this.loop = loop;
        this.room = room;
        this.observer = observer;
    }

    /**
     * Adds a listener and tells it the current snapshot; both on the loop, so nothing is missed.
     */
    Subscription add(RoomListener listener) {
        Registration registration = new Registration(listener);
        loop.post(
                () ->
                        loop.afterPublishing(
                                () -> {
                                    // After publishing, so that a change in the same batch is
                                    // not told twice.
                                    registrations.add(registration);
                                    registration.call(l -> l.onSnapshot(room.snapshot()));
                                }));
        return () -> {
            registration.closed = true;
            loop.post(() -> registrations.remove(registration));
        };
    }

    /** On the loop, right after publishing. */
    void published(RoomSnapshot snapshot) {
        registrations.forEach(registration -> registration.call(l -> l.onSnapshot(snapshot)));
    }

    /** An event for the listeners, after its effect is published. */
    void event(RoomEvent event) {
        loop.afterPublishing(
                () ->
                        registrations.forEach(
                                registration -> registration.call(l -> l.onEvent(event))));
    }

    /** A callback of the toolkit kind, after its effect is published. */
    void callback(Consumer<EnxRoomObserver> call) {
        loop.afterPublishing(() -> contained(observer, call));
    }

    /** A callback that hands out the room. */
    void callback(BiConsumer<EnxRoomObserver, EnxRoom> call) {
        loop.afterPublishing(() -> contained(observer, o -> call.accept(o, room)));
    }

    private static <T> void contained(T target, Consumer<T> call) {
        try {
            call.accept(target);
        } catch (RuntimeException failure) {
            LOG.error("An observer failed and was skipped.", failure);
        }
    }
}
