package dev.anteroom.console.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.devices.DeviceChoice.Named;
import dev.anteroom.console.devices.Selection.Missing;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.VideoMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final VideoMode HD = new VideoMode(1280, 720, 30);
    private static final VideoMode MIDDLE = new VideoMode(640, 360, 30);
    private static final VideoMode MIDDLE_SLOW = new VideoMode(640, 360, 15);
    private static final Camera LOGITECH =
            new Camera("usb-1", "Logitech C920", false, List.of(HD, MIDDLE, MIDDLE_SLOW));
    private static final Camera BUILT_IN = new Camera("pci-0", "Built-in", false, List.of(HD));
    private static final Camera DRAWN = new Camera("drawn", "Test picture", true, List.of(MIDDLE));
    private static final Device MICROPHONE = new Device("mic-1", "Headset", false);
    private static final Device TONE = new Device("tone", "Test tone", true);

    @Test
    void withoutAChoice_theFirstRealDeviceIsUsed() {
        Selection now = select(DeviceChoice.DEFAULTS, BUILT_IN, LOGITECH, DRAWN);

        assertEquals(Optional.of(BUILT_IN), now.camera());
        assertEquals(List.of(BUILT_IN, LOGITECH), now.cameras());
        assertEquals(List.of(), now.missing());
        assertFalse(now.simulates());
    }

    @Test
    void theChosenDevice_isUsed() {
        assertEquals(
                Optional.of(LOGITECH),
                select(choosing(LOGITECH), BUILT_IN, LOGITECH, DRAWN).camera());
    }

    @Test
    void aChosenDeviceThatIsGone_isReplacedAndNamed() {
        Selection now = select(choosing(LOGITECH), BUILT_IN, DRAWN);

        assertEquals(Optional.of(BUILT_IN), now.camera());
        assertEquals(List.of(new Missing("Logitech C920", Optional.of("Built-in"))), now.missing());
    }

    @Test
    void aDeviceWithANewId_isKnownByItsName() {
        Camera replugged = new Camera("usb-7", "Logitech C920", false, List.of(HD));

        Selection now = select(choosing(LOGITECH), BUILT_IN, replugged);
        assertEquals(Optional.of(replugged), now.camera());
        assertEquals(List.of(), now.missing());
    }

    @Test
    void simulatedDevices_areNeverUsedUnlessAllowed() {
        Selection now = select(choosing(DRAWN), DRAWN);
        assertEquals(Optional.empty(), now.camera());
        assertEquals(Optional.empty(), now.capture().camera());
        assertEquals(List.of(new Missing("Test picture", Optional.empty())), now.missing());

        Selection allowed = Selection.of(catalog(DRAWN), DeviceChoice.DEFAULTS, true, false);
        assertEquals(Optional.of(DRAWN), allowed.camera());
        assertTrue(allowed.simulates());
    }

    @Test
    void allowedSimulatedDevices_comeAfterRealOnes_unlessTheyArePreferred() {
        DeviceCatalog all = catalog(BUILT_IN, DRAWN);

        assertEquals(
                Optional.of(BUILT_IN),
                Selection.of(all, DeviceChoice.DEFAULTS, true, false).camera());
        assertEquals(
                Optional.of(DRAWN), Selection.of(all, DeviceChoice.DEFAULTS, true, true).camera());
        assertEquals(
                Optional.of(BUILT_IN), Selection.of(all, choosing(BUILT_IN), true, true).camera());
    }

    @Test
    void theNearestPictureTheCameraHas_isTaken() {
        assertEquals(MIDDLE, select(DeviceChoice.DEFAULTS, LOGITECH).mode());
        assertEquals(HD, select(DeviceChoice.DEFAULTS.withMode(HD), LOGITECH).mode());
        assertEquals(
                MIDDLE_SLOW, select(DeviceChoice.DEFAULTS.withMode(MIDDLE_SLOW), LOGITECH).mode());
        assertEquals(
                HD,
                select(DeviceChoice.DEFAULTS.withMode(new VideoMode(1920, 1080, 60)), LOGITECH)
                        .mode());
        assertEquals(HD, select(DeviceChoice.DEFAULTS, BUILT_IN).mode());
    }

    @Test
    void withoutAnyDevice_nothingIsOpened() {
        Selection now = Selection.of(DeviceCatalog.EMPTY, DeviceChoice.DEFAULTS, false, false);

        assertEquals(Optional.empty(), now.capture().camera());
        assertEquals(Optional.empty(), now.capture().microphone());
    }

    private static DeviceChoice choosing(Camera camera) {
        return DeviceChoice.DEFAULTS.withCamera(new Named(camera.id(), camera.name()));
    }

    private static Selection select(DeviceChoice choice, Camera... cameras) {
        return Selection.of(catalog(cameras), choice, false, false);
    }

    private static DeviceCatalog catalog(Camera... cameras) {
        return new DeviceCatalog(List.of(cameras), List.of(MICROPHONE, TONE), List.of());
    }
}
