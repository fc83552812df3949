package dev.anteroom.media.process;

import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the engine stands, and who follows it. Read on any thread, all else on the engine's loop. */
final class EngineNews {
    private static final Logger LOG = LoggerFactory.getLogger(EngineNews.class);

    private final List<MediaListener> listeners = new ArrayList<>();
    private volatile MediaState state = new MediaState.Starting();
    private volatile DeviceCatalog devices = DeviceCatalog.EMPTY;

    MediaState state() {
        return state;
    }

    DeviceCatalog devices() {
        return devices;
    }

    void add(MediaListener listener) {
        listeners.add(listener);
        listener.onState(state);
        listener.onDevices(devices);
    }

    void remove(MediaListener listener) {
        listeners.remove(listener);
    }

    void become(MediaState now) {
        if (!now.equals(state)) {
            state = now;
            LOG.info("Media: {}", now);
            tell(listener -> listener.onState(now));
        }
    }

    void devices(DeviceCatalog now) {
        // A process that has just begun knows none yet, but those of the one before are there.
        if (!now.equals(devices) && !now.equals(DeviceCatalog.EMPTY)) {
            devices = now;
            tell(listener -> listener.onDevices(now));
        }
    }

    /** The last word. */
    void end(MediaState last) {
        become(last);
        listeners.clear();
    }

    private void tell(Consumer<MediaListener> news) {
        for (MediaListener listener : List.copyOf(listeners)) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed", e);
            }
        }
    }
}
