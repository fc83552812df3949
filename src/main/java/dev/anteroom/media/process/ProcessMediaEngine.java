package dev.anteroom.media.process;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.CaptureListener;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.Registration;
import dev.anteroom.media.ScreenSource;
import dev.anteroom.media.SendLimits;
import dev.anteroom.media.VideoSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine as the console sees it. The real one is in another process; when that ends, another is
 * started and all captures are opened again in it, while links fail, for whoever needs them to make
 * new ones. One thread, the loop, owns everything; it never waits for the other process but to end.
 */
final class ProcessMediaEngine implements MediaEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessMediaEngine.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(4);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final ChildCommand command;
    private final PrivateDirectory directory;
    private final MediaEngine off = MediaEngines.off();
    private final ExecutorService loop =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("anteroom-media").factory());
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicInteger lastId = new AtomicInteger();
    private final EngineNews news = new EngineNews();
    private final Map<Integer, RemoteHandle> handles = new LinkedHashMap<>();
    private final Map<Integer, RemoteView> views = new HashMap<>();
    private final RestartLimit limit = new RestartLimit();
    private volatile List<ScreenSource> screens = List.of();
    private @Nullable ChildProcess child;
    private @Nullable String speaker;
    private int children;
    private boolean ended;

    private ProcessMediaEngine(ChildCommand command, PrivateDirectory directory) {
        this.command = command;
        this.directory = directory;
    }

    /**
     * Starts it.
     *
     * @param directory from now on the engine's to close
     */
    static ProcessMediaEngine start(ChildCommand command, PrivateDirectory directory) {
        ProcessMediaEngine engine = new ProcessMediaEngine(command, directory);
        engine.run(engine::startChild);
        return engine;
    }

    // -- the other process --

    private void startChild() {
        try {
            child =
                    ChildProcess.start(
                            command,
                            directory,
                            ++children,
                            (from, event) -> run(() -> accept(from, event)),
                            from -> run(() -> lost(from)));
        } catch (IOException e) {
            LOG.warn("The media process does not start", e);
            stayOff(MediaState.Why.FAILED, e.toString());
            return;
        }
        if (speaker != null) {
            send(new Command.PlayOn(speaker));
        }
        new ArrayList<>(handles.values()).forEach(RemoteHandle::open);
    }

    private void lost(ChildProcess from) {
        if (from != child || ended) {
            return;
        }
        child = null;
        String cause = from.cause();
        LOG.warn("The media process {}", cause);
        boolean again = limit.allows(System.nanoTime());
        if (again) {
            // Before links fail, so that whoever tries again finds an engine that will be there.
            news.become(new MediaState.Restarting());
        }
        new ArrayList<>(handles.values()).forEach(RemoteHandle::lost);
        if (again) {
            startChild();
        } else {
            stayOff(MediaState.Why.STOPPED, cause);
        }
    }

    private void stayOff(MediaState.Why why, String detail) {
        news.become(new MediaState.Unavailable(why, detail));
        for (RemoteHandle handle : new ArrayList<>(handles.values())) {
            if (handle instanceof RemoteCapture capture) {
                capture.refuse(CaptureState.Problem.NO_MEDIA);
            }
        }
    }

    @Override
    public void startAgain() {
        run(
                () -> {
                    if (child == null && !ended) {
                        limit.clear();
                        news.become(new MediaState.Starting());
                        startChild();
                    }
                });
    }

    private void accept(ChildProcess from, Event event) {
        if (from != child) {
            return;
        }
        switch (event) {
            case Event.State(MediaState.Starting _) -> {
                // It says so until it is up, and we know.
            }
            case Event.State(MediaState now) -> news.become(now);
            case Event.Devices(DeviceCatalog now) -> news.devices(now);
            case Event.Screens(List<ScreenSource> now) -> screens = now;
            case Event.OfHandle its -> {
                RemoteHandle handle = handles.get(its.handle());
                if (handle != null) {
                    handle.accept(its);
                }
            }
            case Event.OfView its -> {
                RemoteView view = views.get(its.view());
                if (view != null) {
                    view.accept(its);
                }
            }
        }
    }

    // -- for what is open --

    /** Runs something on the loop; dropped when the engine is closed. */
    void run(Runnable task) {
        try {
            loop.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Dropped a task, the engine is closed");
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A task of the media failed", e);
        }
    }

    /** Sends to the media process of the moment; dropped when there is none. On the loop. */
    void send(Command asked) {
        ChildProcess running = child;
        if (running != null) {
            running.send(asked);
        }
    }

    /** A new view. On the loop. */
    RemoteView view(VideoSink sink) {
        RemoteView view = new RemoteView(lastId.incrementAndGet(), sink, directory, this::send);
        views.put(view.id(), view);
        return view;
    }

    /** On the loop. */
    void forget(RemoteView view) {
        views.remove(view.id());
        view.close();
    }

    /** On the loop. */
    void forget(RemoteHandle handle) {
        handles.remove(handle.id());
    }

    private <T extends RemoteHandle> T add(T handle, Runnable whenNone) {
        run(
                () -> {
                    if (ended) {
                        whenNone.run();
                        return;
                    }
                    handles.put(handle.id(), handle);
                    if (child == null) {
                        whenNone.run();
                    } else {
                        handle.open();
                    }
                });
        return handle;
    }

    // -- the port --

    @Override
    public MediaState state() {
        return news.state();
    }

    @Override
    public DeviceCatalog devices() {
        return news.devices();
    }

    @Override
    public Registration listen(MediaListener listener) {
        run(() -> news.add(listener));
        return () -> run(() -> news.remove(listener));
    }

    @Override
    public LocalMedia capture(CaptureChoice choice, CaptureListener listener) {
        int id = lastId.incrementAndGet();
        RemoteCapture capture =
                new RemoteCapture(this, id, () -> new Command.Capture(id, choice), listener);
        return add(capture, () -> capture.refuse(CaptureState.Problem.NO_MEDIA));
    }

    @Override
    public List<ScreenSource> screens() {
        return screens;
    }

    @Override
    public LocalMedia captureScreen(ScreenSource source, CaptureListener listener) {
        int id = lastId.incrementAndGet();
        RemoteCapture capture =
                new RemoteCapture(this, id, () -> new Command.CaptureScreen(id, source), listener);
        return add(capture, () -> capture.refuse(CaptureState.Problem.SCREEN_REFUSED));
    }

    @Override
    public PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener) {
        if (!(media instanceof RemoteCapture capture) || isOff()) {
            return off.publish(media, kinds, limits, servers, listener);
        }
        int id = lastId.incrementAndGet();
        return link(new Command.Publish(id, capture.id(), kinds, limits, servers), id, listener);
    }

    @Override
    public PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener) {
        if (isOff()) {
            return off.subscribe(kinds, servers, listener);
        }
        int id = lastId.incrementAndGet();
        return link(new Command.Subscribe(id, kinds, servers), id, listener);
    }

    private boolean isOff() {
        return news.state() instanceof MediaState.Unavailable;
    }

    private PeerLink link(Command opening, int id, LinkListener listener) {
        RemoteLink link = new RemoteLink(this, id, opening, listener);
        return add(link, link::lost);
    }

    @Override
    public void playOn(String speakerId) {
        run(
                () -> {
                    speaker = speakerId;
                    send(new Command.PlayOn(speakerId));
                });
    }

    @Override
    public void playTestTone() {
        run(() -> send(new Command.PlayTestTone()));
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        run(this::end);
        loop.shutdown();
        try {
            if (!loop.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The media engine did not end within {} s", CLOSE_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        new ArrayList<>(handles.values()).forEach(RemoteHandle::end);
        ended = true;
        ChildProcess running = child;
        child = null;
        if (running != null) {
            running.end(END_LIMIT);
        }
        directory.close();
        screens = List.of();
        news.end(off.state());
    }
}
