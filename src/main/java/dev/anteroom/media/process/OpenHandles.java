package dev.anteroom.media.process;

import dev.anteroom.media.CaptureState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The captures, links and views of the console. Confined to the engine's loop, but for the news of
 * views, which come on a thread of the media process they are shown by.
 */
final class OpenHandles {
    private final Map<Integer, RemoteHandle> handles = new LinkedHashMap<>();
    private final Map<Integer, RemoteView> views = new ConcurrentHashMap<>();

    void add(RemoteHandle handle) {
        handles.put(handle.id(), handle);
    }

    void remove(RemoteHandle handle) {
        handles.remove(handle.id());
    }

    void add(RemoteView view) {
        views.put(view.id(), view);
    }

    void remove(RemoteView view) {
        views.remove(view.id());
        view.close();
    }

    void accept(Event.OfHandle news) {
        RemoteHandle handle = handles.get(news.handle());
        if (handle != null) {
            handle.accept(news);
        }
    }

    /** On any thread, though for one view on one at a time. */
    void accept(Event.OfView news) {
        RemoteView view = views.get(news.view());
        if (view != null) {
            view.accept(news);
        }
    }

    int captures() {
        return handles.size() - links();
    }

    int links() {
        return Math.toIntExact(
                handles.values().stream().filter(RemoteLink.class::isInstance).count());
    }

    /** Opens all in a new media process, captures before the links that send them. */
    void open() {
        all().forEach(RemoteHandle::open);
    }

    /** The media process is gone. */
    void lost() {
        all().forEach(RemoteHandle::lost);
    }

    /** There will be no media process for now. */
    void refuse() {
        for (RemoteHandle handle : all()) {
            if (handle instanceof RemoteCapture capture) {
                capture.refuse(CaptureState.Problem.NO_MEDIA);
            }
        }
    }

    void end() {
        all().forEach(RemoteHandle::end);
    }

    /** Each of them may remove itself meanwhile. */
    private List<RemoteHandle> all() {
        return new ArrayList<>(handles.values());
    }
}
