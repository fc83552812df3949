package dev.anteroom.media;

import java.util.List;

/**
 * The native media of this machine. Every method may be called from any thread and returns at once;
 * the work is done on the engine's own thread, and listeners are called on threads of the engine,
 * where they must not block and must not wait for the engine.
 *
 * <p>An engine that could not start still answers every call: links fail, captures are refused, and
 * {@link #state} says why. Admitting people never depends on it.
 */
public interface MediaEngine extends AutoCloseable {
    /** How the engine stands now. Never blocks. */
    MediaState state();

    /** The devices of this machine as last seen. Never blocks. */
    DeviceCatalog devices();

    /**
     * Follows the engine's state and the devices. Called with both at once, then on each change.
     *
     * @return ends the following; twice is fine
     */
    Registration listen(MediaListener listener);

    /**
     * Opens devices. The same capture can be watched and published at once.
     *
     * @param choice which devices; what is gone is replaced as {@link CaptureState} then says
     */
    LocalMedia capture(CaptureChoice choice, CaptureListener listener);

    /** Screens and windows that can be shown to others; empty where the library cannot. */
    List<ScreenSource> screens();

    /**
     * Captures a screen or window.
     *
     * @param source one of {@link #screens}
     */
    LocalMedia captureScreen(ScreenSource source, CaptureListener listener);

    /**
     * Makes a connection that sends, not yet connected: call {@link PeerLink#offer} next.
     *
     * @param media what to send; stays its owner's to close
     * @param servers for finding a way through the network (protocol section 2.4), may be empty
     */
    PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener);

    /** Makes a connection that receives, not yet connected: call {@link PeerLink#offer} next. */
    PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener);

    /**
     * Chooses where everybody is heard.
     *
     * @param speakerId one of {@link DeviceCatalog#speakers}; what is unknown means the system's
     *     default
     */
    void playOn(String speakerId);

    /** Plays a short tone on the chosen speaker, once; nothing when there is no sound. */
    void playTestTone();

    /** Tries once more after {@link MediaState.Why#STOPPED}; nothing otherwise. */
    default void startAgain() {}

    /**
     * Has the thread that does the engine's work run this after what it was asked before, so that
     * it is seen to do its work still. Dropped when the engine is closed.
     */
    void pulse(Runnable beat);

    /** Ends all captures and links and frees what is native, within five seconds. Twice is fine. */
    @Override
    void close();
}
