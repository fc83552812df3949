package dev.anteroom.media;

/** Makes engines. */
public final class MediaEngines {
    private MediaEngines() {}

    /**
     * Starts an engine in this process. Returns at once with an engine that is {@link
     * MediaState.Starting}; the native library is loaded and everything is probed on the engine's
     * own thread.
     */
    public static MediaEngine start() {
        return NativeMediaEngine.start(
                new NativeLibrary(), SoundSystems::ofThisSystem, new Cameras());
    }

    /** An engine that was never wanted: it has no devices and refuses everything in words. */
    public static MediaEngine off() {
        return new OffEngine();
    }
}
