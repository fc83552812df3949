package dev.anteroom.console.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import dev.anteroom.testkit.FakeMediaEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesModelTest {
    static final Camera LOGITECH =
            new Camera(
                    "usb-1",
                    "Logitech C920",
                    false,
                    List.of(new VideoMode(1280, 720, 30), new VideoMode(640, 360, 30)));
    static final Camera BUILT_IN =
            new Camera("pci-0", "Built-in camera", false, List.of(new VideoMode(640, 360, 30)));
    static final Camera DRAWN =
            new Camera("drawn", "Test picture", true, List.of(new VideoMode(640, 360, 30)));
    static final Device HEADSET = new Device("mic-1", "Headset", false);
    static final Device TONE = new Device("tone", "Test tone", true);
    static final Device SPEAKER = new Device("out-1", "Speaker", false);

    private final FakeMediaEngine engine = new FakeMediaEngine();
    private final List<DeviceChoice> kept = new ArrayList<>();
    private DeviceChoice remembered = DeviceChoice.DEFAULTS;

    private DevicesModel open(Simulation simulation) {
        DeviceMemory memory =
                new DeviceMemory() {
                    @Override
                    public DeviceChoice recall() {
                        return remembered;
                    }

                    @Override
                    public void keep(DeviceChoice choice) {
                        kept.add(choice);
                    }
                };
        return new DevicesModel(engine, memory, simulation, Runnable::run);
    }

    private DevicesModel follow(Camera... cameras) {
        devices(cameras);
        DevicesModel model = open(Simulation.WHEN_ASKED);
        model.follow();
        return model;
    }

    private void devices(Camera... cameras) {
        engine.devices(
                new DeviceCatalog(List.of(cameras), List.of(HEADSET, TONE), List.of(SPEAKER)));
    }

    @Test
    void theEngineIsNotAsked_beforeSomebodyWantsToKnow() {
        DevicesModel model = open(Simulation.WHEN_ASKED);
        assertEquals(0, engine.listenerCount());
        assertFalse(model.knownProperty().get());
        assertEquals("The devices are being looked for…", model.noCamera());

        model.follow();
        model.follow();
        assertEquals(1, engine.listenerCount());
        assertTrue(model.knownProperty().get());

        model.close();
        model.close();
        assertEquals(0, engine.listenerCount());
    }

    @Test
    void aDeviceThatComesAndGoes_isFollowed_andTheChoiceStays() {
        DevicesModel model = follow(BUILT_IN, LOGITECH, DRAWN);
        model.choose(LOGITECH);
        assertEquals(Optional.of("usb-1"), model.capture().camera());
        assertEquals(List.of(), model.problems());

        devices(BUILT_IN, DRAWN);
        assertEquals(Optional.of("pci-0"), model.capture().camera());
        assertEquals(
                List.of("Logitech C920 is not connected; Built-in camera is used until it is."),
                model.problems());
        assertEquals(1, kept.size());

        devices(BUILT_IN, LOGITECH, DRAWN);
        assertEquals(Optional.of("usb-1"), model.capture().camera());
        assertEquals(List.of(), model.problems());
    }

    @Test
    void whatIsRemembered_isUsed_andMissedByItsName() {
        remembered =
                DeviceChoice.DEFAULTS.withCamera(new DeviceChoice.Named("usb-9", "Elgato Facecam"));
        DevicesModel model = follow(DRAWN);

        assertEquals(
                List.of("Elgato Facecam is not connected.", "No camera is connected."),
                model.problems());
        assertEquals(Optional.empty(), model.capture().camera());
    }

    @Test
    void everyChoice_isKept() {
        DevicesModel model = follow(LOGITECH);
        model.chooseMicrophone(HEADSET);
        model.chooseSpeaker(SPEAKER);
        model.choose(new VideoMode(1280, 720, 30));
        model.process(new SoundProcessing(false, true, false));
        model.join(true, false);

        DeviceChoice last = kept.getLast();
        assertEquals("mic-1", last.microphone().orElseThrow().id());
        assertEquals("out-1", last.speaker().orElseThrow().id());
        assertEquals(1280, last.mode().orElseThrow().width());
        assertEquals(new SoundProcessing(false, true, false), last.processing());
        assertTrue(last.joinWithMicrophone());
        assertFalse(last.joinWithCamera());
        assertEquals(new SoundProcessing(false, true, false), model.capture().processing());
        assertEquals("out-1", engine.playedOn().getLast());
    }

    @Test
    void withoutAChoice_theSystemsSpeakerIsLeftAlone() {
        follow(LOGITECH);
        assertEquals(List.of(), engine.playedOn());
    }

    @Test
    void simulatedDevices_areUsedWhenAskedFor_andSaidSo() {
        DevicesModel model = follow(DRAWN);
        assertEquals(Optional.empty(), model.capture().camera());

        model.simulatedProperty().set(true);
        assertEquals(Optional.of("drawn"), model.capture().camera());
        assertTrue(model.problems().getLast().startsWith("Simulated devices are in use"));
        assertEquals(List.of(), kept);
    }

    @Test
    void aRunThatPrefersThem_beginsWithThem_andForgetsThem() {
        remembered = DeviceChoice.DEFAULTS.withCamera(new DeviceChoice.Named("usb-1", "Logitech"));
        devices(LOGITECH, DRAWN);
        DevicesModel model = open(Simulation.PREFERRED);
        model.follow();
        assertEquals(Optional.of("drawn"), model.capture().camera());
        assertEquals(Optional.of("tone"), model.capture().microphone());

        model.choose(LOGITECH);
        assertEquals(Optional.of("usb-1"), model.capture().camera());
        assertEquals(List.of(), kept);
    }

    @Test
    void everyTrouble_isOneSentence() {
        DevicesModel model = follow(LOGITECH);
        engine.state(new MediaState.Ready(MediaState.Sound.MISSING));
        assertEquals(
                List.of("There is no sound on this computer: no sound server was found."),
                model.problems());

        engine.state(new MediaState.Restarting());
        assertEquals(
                List.of("Picture and sound stopped unexpectedly and start again."),
                model.problems());

        for (MediaState.Why why : MediaState.Why.values()) {
            engine.state(new MediaState.Unavailable(why, "detail for the log"));
            assertEquals(1, model.problems().size());
            assertFalse(model.problems().getFirst().contains("detail"));
        }
    }
}
