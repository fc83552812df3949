package dev.anteroom.media;

/** Follows the engine. Called on an engine's thread. */
public interface MediaListener {
    /** The state changed. */
    default void onState(MediaState state) {}

    /** Devices came, went or changed. */
    default void onDevices(DeviceCatalog devices) {}
}
