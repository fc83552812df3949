package dev.anteroom.console.devices;

import dev.anteroom.console.devices.DeviceChoice.Named;
import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.VideoMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is used now: the choice held against what is connected. A device that is gone is replaced,
 * and used again when it comes back, since the choice stays. Pure.
 *
 * @param cameras that can be chosen
 * @param microphones that can be chosen
 * @param speakers that can be chosen
 * @param camera in use; empty when there is none
 * @param microphone in use; empty when there is none
 * @param speaker in use; empty when there is none, or the system's own
 * @param mode of the camera
 * @param missing the names of chosen devices that are not connected
 * @param choice what was chosen
 */
record Selection(
        List<Camera> cameras,
        List<Device> microphones,
        List<Device> speakers,
        Optional<Camera> camera,
        Optional<Device> microphone,
        Optional<Device> speaker,
        VideoMode mode,
        List<Missing> missing,
        DeviceChoice choice) {
    /** Enough to know a face, and cheap to send. */
    static final VideoMode DEFAULT_MODE = new VideoMode(640, 360, 30);

    Selection {
        cameras = List.copyOf(cameras);
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
        missing = List.copyOf(missing);
    }

    /**
     * A chosen device that is not connected.
     *
     * @param name of the missing one
     * @param instead the name of the one used; empty for none
     */
    record Missing(String name, Optional<String> instead) {}

    /**
     * Decides what is used.
     *
     * @param simulated whether simulated devices may be used
     * @param preferSimulated whether they come before real ones, unless one was chosen
     */
    static Selection of(
            DeviceCatalog devices,
            DeviceChoice choice,
            boolean simulated,
            boolean preferSimulated) {
        List<Camera> cameras =
                offered(devices.cameras(), Camera::synthetic, simulated, preferSimulated);
        List<Device> microphones =
                offered(devices.microphones(), Device::synthetic, simulated, preferSimulated);
        List<Device> speakers =
                offered(devices.speakers(), Device::synthetic, simulated, preferSimulated);
        Pick<Camera> camera = Pick.from(cameras, choice.camera(), Camera::id, Camera::name);
        Pick<Device> microphone =
                Pick.from(microphones, choice.microphone(), Device::id, Device::name);
        Pick<Device> speaker = Pick.from(speakers, choice.speaker(), Device::id, Device::name);
        return new Selection(
                cameras,
                microphones,
                speakers,
                camera.used(),
                microphone.used(),
                speaker.used(),
                mode(camera.used(), choice.mode()),
                List.of(camera, microphone, speaker).stream()
                        .flatMap(pick -> pick.missing().stream())
                        .toList(),
                choice);
    }

    /** What to open. */
    CaptureChoice capture() {
        return new CaptureChoice(
                camera.map(Camera::id), microphone.map(Device::id), mode, choice.processing());
    }

    /** Whether something in use only simulates a device. */
    boolean simulates() {
        return camera.filter(Camera::synthetic).isPresent()
                || microphone.filter(Device::synthetic).isPresent();
    }

    private static <D> List<D> offered(
            List<D> all, Predicate<D> synthetic, boolean simulated, boolean preferSimulated) {
        Comparator<D> order = Comparator.comparing(synthetic::test);
        return all.stream()
                .filter(device -> simulated || !synthetic.test(device))
                .sorted(preferSimulated ? order.reversed() : order)
                .toList();
    }

    private static VideoMode mode(Optional<Camera> camera, Optional<VideoMode> wanted) {
        VideoMode target = wanted.orElse(DEFAULT_MODE);
        return camera.map(Camera::modes).orElse(List.of()).stream()
                .min(Comparator.comparingLong(mode -> distance(mode, target)))
                .orElse(target);
    }

    private static long distance(VideoMode one, VideoMode other) {
        long pixels = (long) one.width() * one.height() - (long) other.width() * other.height();
        return Math.abs(pixels) + Math.abs(one.framesPerSecond() - other.framesPerSecond());
    }

    private record Pick<D>(Optional<D> used, Optional<Missing> missing) {
        static <D> Pick<D> from(
                List<D> there,
                Optional<Named> wanted,
                Function<D, String> id,
                Function<D, String> name) {
            Optional<D> first = there.stream().findFirst();
            if (wanted.isEmpty()) {
                return new Pick<>(first, Optional.empty());
            }
            Named asked = wanted.get();
            // Some systems number their devices anew when one is plugged in; the name helps then.
            Optional<D> found =
                    there.stream()
                            .filter(device -> id.apply(device).equals(asked.id()))
                            .findFirst()
                            .or(
                                    () ->
                                            there.stream()
                                                    .filter(
                                                            device ->
                                                                    name.apply(device)
                                                                            .equals(asked.name()))
                                                    .findFirst());
            return found.isPresent()
                    ? new Pick<>(found, Optional.empty())
                    : new Pick<>(first, Optional.of(new Missing(asked.name(), first.map(name))));
        }
    }
}
