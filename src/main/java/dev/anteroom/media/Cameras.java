package dev.anteroom.media;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real cameras of this machine. Only used on the rtc thread. */
class Cameras {
    private static final Logger LOG = LoggerFactory.getLogger(Cameras.class);

    private final Map<String, VideoDevice> devices = new LinkedHashMap<>();
    private List<DeviceCatalog.Camera> found = List.of();

    /**
     * Looks again.
     *
     * @return whether something changed
     */
    boolean refresh() {
        Map<String, VideoDevice> now = new LinkedHashMap<>();
        for (VideoDevice device : MediaDevices.getVideoCaptureDevices()) {
            now.put(id(device), device);
        }
        if (now.keySet().equals(devices.keySet())) {
            return false;
        }
        devices.clear();
        devices.putAll(now);
        List<DeviceCatalog.Camera> cameras = new ArrayList<>();
        now.forEach((id, device) -> cameras.add(camera(id, device)));
        found = List.copyOf(cameras);
        return true;
    }

    List<DeviceCatalog.Camera> found() {
        return found;
    }

    /** The library's object for a camera; null when it is gone. */
    @Nullable VideoDevice device(String id) {
        return devices.get(id);
    }

    private static String id(VideoDevice device) {
        String descriptor = device.getDescriptor();
        return descriptor == null || descriptor.isBlank() ? device.getName() : descriptor;
    }

    private static DeviceCatalog.Camera camera(String id, VideoDevice device) {
        return new DeviceCatalog.Camera(
                id, DeviceNames.clean(device.getName(), id), false, modes(device));
    }

    private static List<VideoMode> modes(VideoDevice device) {
        try {
            return modes(MediaDevices.getVideoCaptureCapabilities(device));
        } catch (RuntimeException | Error e) {
            LOG.warn("A camera does not say what it can do: {}", e.toString());
            return List.of();
        }
    }

    /** One mode a size, at its best rate, largest first. */
    static List<VideoMode> modes(List<VideoCaptureCapability> capabilities) {
        Map<List<Integer>, Integer> rates = new LinkedHashMap<>();
        for (VideoCaptureCapability each : capabilities) {
            if (each.width > 0 && each.height > 0) {
                rates.merge(List.of(each.width, each.height), each.frameRate, Math::max);
            }
        }
        List<VideoMode> modes = new ArrayList<>();
        rates.forEach((size, rate) -> modes.add(new VideoMode(size.get(0), size.get(1), rate)));
        modes.sort(
                Comparator.comparingInt((VideoMode mode) -> mode.width() * mode.height())
                        .reversed());
        return modes;
    }

    /** The mode of a camera that is nearest to the wanted one. */
    static VideoMode nearest(List<VideoMode> modes, VideoMode wanted) {
        return modes.stream()
                .min(
                        Comparator.comparingInt((VideoMode mode) -> distance(mode, wanted))
                                .thenComparingInt(
                                        mode ->
                                                Math.abs(
                                                        mode.framesPerSecond()
                                                                - wanted.framesPerSecond())))
                .map(
                        mode ->
                                new VideoMode(
                                        mode.width(),
                                        mode.height(),
                                        Math.min(mode.framesPerSecond(), wanted.framesPerSecond())))
                .orElse(wanted);
    }

    private static int distance(VideoMode mode, VideoMode wanted) {
        return Math.abs(mode.width() - wanted.width()) + Math.abs(mode.height() - wanted.height());
    }
}
