package dev.anteroom.media;

import dev.anteroom.media.CaptureState.Problem;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The camera of a capture: which one it is, and whether it is on. Used on the rtc thread. */
final class CameraSlot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraSlot.class);

    private final Supplier<NativeScope> scopes;
    private final Cameras cameras;
    private final PictureOutlet outlet;
    private Optional<String> wanted = Optional.empty();
    private VideoMode mode = new VideoMode(640, 360, 30);
    private Optional<DeviceCatalog.Camera> chosen = Optional.empty();
    private @Nullable NativeScope open;
    private boolean replaced;
    private boolean refused;

    CameraSlot(Supplier<NativeScope> scopes, Cameras cameras, PictureOutlet outlet) {
        this.scopes = scopes;
        this.cameras = cameras;
        this.outlet = outlet;
    }

    /** Uses another camera or another mode from now on. */
    void choose(Optional<String> id, VideoMode wantedMode) {
        if (id.equals(wanted) && wantedMode.equals(mode) && !refused) {
            return;
        }
        close();
        refused = false;
        wanted = id;
        mode = wantedMode;
        devicesChanged();
    }

    /** Looks for the wanted camera again. */
    void devicesChanged() {
        Optional<DeviceCatalog.Camera> now = wanted.map(this::find);
        replaced = now.isPresent() && !now.map(DeviceCatalog.Camera::id).equals(wanted);
        if (!now.equals(chosen)) {
            close();
            refused = false;
            chosen = now;
        }
        adjust();
    }

    private DeviceCatalog.Camera find(String id) {
        if (id.equals(SyntheticCamera.DEVICE.id())) {
            return SyntheticCamera.DEVICE;
        }
        List<DeviceCatalog.Camera> found = cameras.found();
        return found.stream()
                .filter(camera -> camera.id().equals(id))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElse(SyntheticCamera.DEVICE);
    }

    /** Switches the camera on when its picture is needed, and off when it is not. */
    void adjust() {
        boolean on = chosen.isPresent() && outlet.needed() && !refused;
        if (on && open == null) {
            open(chosen.get());
        } else if (!on) {
            close();
        }
    }

    private void open(DeviceCatalog.Camera camera) {
        NativeScope scope = scopes.get();
        VideoMode nearest = Cameras.nearest(camera.modes(), mode);
        VideoDevice device = cameras.device(camera.id());
        try {
            if (device != null) {
                DeviceCamera.open(device, nearest, outlet, scope);
            } else {
                SyntheticCamera.open(mode, outlet, scope);
            }
            open = scope;
        } catch (RuntimeException | Error e) {
            LOG.warn("A camera does not open: {}", e.toString());
            refused = true;
            scope.close();
        }
    }

    /** The camera in use, also while it is switched off; empty for none. */
    Optional<DeviceCatalog.Camera> inUse() {
        return refused ? Optional.empty() : chosen;
    }

    Optional<Problem> problem() {
        if (refused) {
            return Optional.of(Problem.CAMERA_REFUSED);
        }
        return replaced ? Optional.of(Problem.CAMERA_REPLACED) : Optional.empty();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
