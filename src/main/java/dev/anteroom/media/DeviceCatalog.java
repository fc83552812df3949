package dev.anteroom.media;

import java.util.List;

/**
 * The devices of this machine at one moment. Immutable. Real devices come first, in the system's
 * order; a synthetic camera and microphone come last and are always there.
 */
public record DeviceCatalog(List<Camera> cameras, List<Device> microphones, List<Device> speakers) {
    /** No devices at all. */
    public static final DeviceCatalog EMPTY = new DeviceCatalog(List.of(), List.of(), List.of());

    /** Keeps its own copies. */
    public DeviceCatalog {
        cameras = List.copyOf(cameras);
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
    }

    /**
     * A microphone or speaker.
     *
     * @param id stable across restarts as far as the system allows
     * @param name the system's name for it, cleaned for display
     * @param synthetic whether it only simulates a device
     */
    public record Device(String id, String name, boolean synthetic) {}

    /**
     * A camera.
     *
     * @param modes what it can do, largest first
     */
    public record Camera(String id, String name, boolean synthetic, List<VideoMode> modes) {
        /** Keeps its own copy. */
        public Camera {
            modes = List.copyOf(modes);
        }
    }
}
