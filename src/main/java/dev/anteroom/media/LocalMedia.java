package dev.anteroom.media;

import org.jspecify.annotations.Nullable;

/** Opened devices, or a screen. Thread-safe; every method returns at once. */
public interface LocalMedia extends AutoCloseable {
    /** What is open now. Never blocks. */
    CaptureState state();

    /** Uses other devices from now on, in every link that sends this, without a new offer. */
    void change(CaptureChoice choice);

    /** Sends sound or silence. */
    void enableAudio(boolean enabled);

    /** Sends pictures or none; a camera that nobody needs is switched off. */
    void enableVideo(boolean enabled);

    /** Shows the own picture somewhere; null for nowhere. */
    void watch(@Nullable VideoSink sink);

    /**
     * Follows the microphone's level, about ten times a second while somebody listens.
     *
     * @param meter null for nobody
     */
    void meter(@Nullable AudioMeter meter);

    /** Closes the devices. Links that sent it send nothing any more. Twice is fine. */
    @Override
    void close();
}
