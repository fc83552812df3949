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
import dev.anteroom.media.TaskThread;
import dev.anteroom.media.VideoSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine as the console sees it. The real one is in another process, which {@link
 * ProcessKeeper} keeps; in a new one all captures are opened again, while links fail, for whoever
 * needs them to make new ones. One thread, the loop, owns everything; it never waits for the other
 * process but to end.
 */
final class ProcessMediaEngine implements MediaEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessMediaEngine.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final PrivateDirectory directory;
    private final MediaEngine off = MediaEngines.off();
    private final TaskThread loop = new TaskThread("anteroom-media");
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicInteger lastId = new AtomicInteger();
    private final EngineNews news = new EngineNews();
    private final OpenHandles handles = new OpenHandles();
    private final ProcessKeeper keeper;
    private volatile List<ScreenSource> screens = List.of();
    private @Nullable String speaker;
    private boolean ended;

    private ProcessMediaEngine(ChildCommand command, PrivateDirectory directory, Upkeep upkeep) {
        this.directory = directory;
        keeper =
                new ProcessKeeper(
                        command,
                        directory,
                        upkeep,
                        loop,
                        news,
                        handles,
                        this::accept,
                        this::playOnSpeaker);
    }

    /**
     * Starts it.
     *
     * @param directory from now on the engine's to close
     */
    static ProcessMediaEngine start(
            ChildCommand command, PrivateDirectory directory, Upkeep upkeep) {
        ProcessMediaEngine engine = new ProcessMediaEngine(command, directory, upkeep);
        engine.run(engine.keeper::begin);
        return engine;
    }

    private void accept(Event event) {
        switch (event) {
            case Event.State(MediaState.Starting _) -> {
                // It says so until it is up, and we know.
            }
            case Event.State(MediaState now) -> news.become(now);
            case Event.Devices(DeviceCatalog now) -> news.devices(now);
            case Event.Screens(List<ScreenSource> now) -> screens = now;
            case Event.OfHandle its -> handles.accept(its);
            case Event.OfView its -> handles.accept(its);
            case Event.Beat() -> {
                // its keeper's
            }
        }
    }

    // -- for what is open --

    /** Runs something on the loop; dropped when the engine is closed. */
    void run(Runnable task) {
        loop.run(task);
    }

    /** Sends to the media process of the moment; dropped when there is none. On the loop. */
    void send(Command asked) {
        keeper.send(asked);
    }

    /** A new view. On the loop. */
    RemoteView view(VideoSink sink) {
        RemoteView view =
                new RemoteView(lastId.incrementAndGet(), sink, directory, keeper.channel());
        handles.add(view);
        return view;
    }

    /** On the loop. */
    void forget(RemoteView view) {
        handles.remove(view);
    }

    /** On the loop. */
    void forget(RemoteHandle handle) {
        handles.remove(handle);
        // Not now: others may be about to be closed as well, or it all ends.
        run(keeper::renewIfDue);
    }

    private <T extends RemoteHandle> T add(T handle, Runnable whenNone) {
        run(
                () -> {
                    if (ended) {
                        whenNone.run();
                        return;
                    }
                    handles.add(handle);
                    if (keeper.isRunning()) {
                        handle.open();
                    } else {
                        whenNone.run();
                    }
                });
        return handle;
    }

    private void playOnSpeaker() {
        if (speaker != null) {
            send(new Command.PlayOn(speaker));
        }
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
                    playOnSpeaker();
                });
    }

    @Override
    public void playTestTone() {
        run(() -> send(new Command.PlayTestTone()));
    }

    @Override
    public void startAgain() {
        run(keeper::startAgain);
    }

    @Override
    public void pulse(Runnable beat) {
        run(beat);
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true) && !loop.end(this::end, CLOSE_LIMIT)) {
            LOG.warn("The media engine did not end within {} s", CLOSE_LIMIT.toSeconds());
        }
    }

    private void end() {
        handles.end();
        ended = true;
        keeper.end();
        directory.close();
        screens = List.of();
        news.end(off.state());
    }
}
