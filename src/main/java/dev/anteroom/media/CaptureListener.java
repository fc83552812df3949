package dev.anteroom.media;

/** Follows a capture. Called on an engine's thread. */
@FunctionalInterface
public interface CaptureListener {
    /** What is open changed. */
    void onCapture(CaptureState state);
}
