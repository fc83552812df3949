package dev.anteroom.console;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.CaptureListener;
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
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one engine of the program, started when something is asked of it for the first time: a window
 * opens without loading a native library, and a program that needs no media never loads it.
 * Thread-safe.
 */
final class LazyEngine implements MediaEngine {
    private final Supplier<MediaEngine> starter;
    private @Nullable MediaEngine engine;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param starter starts an engine and returns at once
     */
    LazyEngine(Supplier<MediaEngine> starter) {
        this.starter = starter;
    }

    /** Starts nothing: an engine that nobody needed yet is as good as one that starts. */
    @Override
    public MediaState state() {
        @Nullable MediaEngine running = running();
        return running == null ? new MediaState.Starting() : running.state();
    }

    /** Starts nothing. */
    @Override
    public DeviceCatalog devices() {
        @Nullable MediaEngine running = running();
        return running == null ? DeviceCatalog.EMPTY : running.devices();
    }

    @Override
    public Registration listen(MediaListener listener) {
        return started().listen(listener);
    }

    @Override
    public LocalMedia capture(CaptureChoice choice, CaptureListener listener) {
        return started().capture(choice, listener);
    }

    @Override
    public List<ScreenSource> screens() {
        return started().screens();
    }

    @Override
    public LocalMedia captureScreen(ScreenSource source, CaptureListener listener) {
        return started().captureScreen(source, listener);
    }

    @Override
    public PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener) {
        return started().publish(media, kinds, limits, servers, listener);
    }

    @Override
    public PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener) {
        return started().subscribe(kinds, servers, listener);
    }

    @Override
    public void playOn(String speakerId) {
        started().playOn(speakerId);
    }

    @Override
    public void playTestTone() {
        started().playTestTone();
    }

    /** Starts nothing that was never started. */
    @Override
    public void startAgain() {
        @Nullable MediaEngine running = running();
        if (running != null) {
            running.startAgain();
        }
    }

    /** Starts nothing: an engine that does nothing has done all it was asked. */
    @Override
    public void pulse(Runnable beat) {
        @Nullable MediaEngine running = running();
        if (running == null) {
            beat.run();
        } else {
            running.pulse(beat);
        }
    }

    /** Closes the engine if there is one; none is started any more. */
    @Override
    public void close() {
        @Nullable MediaEngine running;
        synchronized (this) {
            closed = true;
            running = engine;
        }
        // Not while holding the lock: it takes up to five seconds.
        if (running != null) {
            running.close();
        }
    }

    private synchronized @Nullable MediaEngine running() {
        return engine;
    }

    private synchronized MediaEngine started() {
        @Nullable MediaEngine running = engine;
        if (running == null) {
            running = closed ? MediaEngines.off() : starter.get();
            engine = running;
        }
        return running;
    }
}
