package dev.anteroom.media;

/** A capture as its engine sees it. */
interface EngineMedia extends LocalMedia, Sendable {
    /** Ends the capture now, on the rtc thread. */
    void end();

    /** Follows devices that came or went. Called on the rtc thread. */
    default void devicesChanged() {}
}
