package dev.anteroom.console.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.FxExtension;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

@Tag("fx")
@ExtendWith(FxExtension.class)
@SuppressWarnings("NullAway.Init") // fields are filled by set-up; a null is a failure of the test
class DevicesViewTest {
    private final FxRobot robot = new FxRobot();
    private final FakeMediaEngine engine = new FakeMediaEngine();
    private final List<DeviceChoice> kept = new ArrayList<>();
    private DevicesModel model;
    private View<DevicesController> view;
    private Stage window;

    @BeforeEach
    void open() {
        devices(DevicesModelTest.BUILT_IN, DevicesModelTest.LOGITECH, DevicesModelTest.DRAWN);
        DeviceMemory memory =
                new DeviceMemory() {
                    @Override
                    public DeviceChoice recall() {
                        return DeviceChoice.DEFAULTS;
                    }

                    @Override
                    public void keep(DeviceChoice choice) {
                        kept.add(choice);
                    }
                };
        StackPane place = new StackPane();
        FxExtension.onFx(
                () -> {
                    FxExecutor fx = new FxExecutor();
                    model = new DevicesModel(engine, memory, Simulation.WHEN_ASKED, fx);
                    PulsePickUp pulses = new PulsePickUp(fx);
                    Views views = new Views();
                    views.register(
                            DevicesController.class,
                            () -> new DevicesController(model, pulses, fx));
                    view = views.load(FxmlFile.DEVICES, DevicesController.class);
                    place.getChildren().setAll(view.root());
                    place.setStyle("-fx-padding: 24; -fx-background-color: -color-bg-default;");
                    return null;
                });
        window = FxExtension.show(place, 640, 600);
        FxExtension.settle();
    }

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    window.hide();
                    model.close();
                    return null;
                });
        assertTrue(engine.captures().stream().allMatch(FakeLocalMedia::isClosed));
    }

    @Test
    void devicesAreOpen_onlyWhileSomebodyLooks() {
        FakeLocalMedia first = capture();
        assertTrue(first.isWatched());
        assertTrue(first.isMetered());

        onFx(() -> view.root().setVisible(false));
        FxExtension.settle();
        assertTrue(first.isClosed());

        onFx(() -> view.root().setVisible(true));
        FxExtension.settle();
        assertEquals(2, engine.captures().size());
        assertTrue(capture().isWatched());
    }

    @Test
    void whileARoomUsesThem_theyAreNotOpenedAgain() {
        FakeLocalMedia first = capture();
        onFx(() -> model.usedElsewhereProperty().set(true));
        FxExtension.settle();
        assertTrue(first.isClosed());
        assertEquals(
                "Your camera is used in the room; its picture is on the stage.",
                ((Label) find("#noPicture")).getText());

        onFx(() -> model.usedElsewhereProperty().set(false));
        FxExtension.settle();
        assertEquals(2, engine.captures().size());
    }

    @Test
    void oneselfIsSeenAndHeard() {
        assertTrue(find("#noPicture").isVisible());
        capture().show(640, 360, 0xff20a040);
        FxExtension.await("a picture", () -> !find("#noPicture").isVisible());
        assertTrue(((ImageView) find(".image-view")).getImage() != null);

        capture().level(0.3);
        FxExtension.await("a level", () -> ((ProgressBar) find("#level")).getProgress() > 0.5);
        capture().level(0);
        FxExtension.await("silence", () -> ((ProgressBar) find("#level")).getProgress() == 0);
    }

    @Test
    void anotherCamera_isChosenByKeyboard_andOfferedWithItsPictures() {
        ComboBox<Camera> camera = box("#camera");
        assertEquals("Built-in camera", shownIn("#camera"));
        assertEquals(DevicesModelTest.BUILT_IN, camera.getValue());
        assertEquals(2, camera.getItems().size());
        onFx(camera::requestFocus);
        robot.type(KeyCode.DOWN);
        FxExtension.settle();

        assertEquals("usb-1", kept.getLast().camera().orElseThrow().id());
        assertEquals(Optional.of("usb-1"), capture().choice().orElseThrow().camera());
        assertEquals(1, engine.captures().size());
        ComboBox<VideoMode> mode = box("#mode");
        assertEquals(new VideoMode(640, 360, 30), mode.getValue());
        onFx(mode::requestFocus);
        robot.type(KeyCode.UP);
        FxExtension.settle();
        assertEquals(1280, capture().choice().orElseThrow().mode().width());
    }

    @Test
    void aCameraThatIsPulled_isSaid_andTheChoiceIsKept() {
        onFx(() -> model.choose(DevicesModelTest.LOGITECH));
        devices(DevicesModelTest.BUILT_IN, DevicesModelTest.DRAWN);
        FxExtension.settle();

        ComboBox<Camera> camera = box("#camera");
        assertEquals(DevicesModelTest.BUILT_IN, camera.getValue());
        assertEquals(
                List.of("Logitech C920 is not connected; Built-in camera is used until it is."),
                problems());
        assertEquals("usb-1", kept.getLast().camera().orElseThrow().id());

        devices(DevicesModelTest.BUILT_IN, DevicesModelTest.LOGITECH, DevicesModelTest.DRAWN);
        FxExtension.settle();
        assertEquals(DevicesModelTest.LOGITECH, camera.getValue());
        assertEquals(List.of(), problems());
    }

    @Test
    void switches_areKept() {
        robot.clickOn("#echo");
        robot.clickOn("#joinWithCamera");
        FxExtension.settle();

        assertEquals(new SoundProcessing(false, true, true), kept.getLast().processing());
        assertTrue(kept.getLast().joinWithCamera());
        assertFalse(kept.getLast().joinWithMicrophone());
        assertEquals(
                new SoundProcessing(false, true, true),
                capture().choice().orElseThrow().processing());
    }

    @Test
    void theTestTone_isPlayed_whereThereIsSound() {
        robot.clickOn("#testTone");
        assertEquals(1, engine.testTones());

        engine.state(new MediaState.Ready(MediaState.Sound.MISSING));
        FxExtension.settle();
        assertTrue(find("#testTone").isDisabled());
        assertTrue(problems().getFirst().contains("no sound server"));
    }

    @Test
    void aCameraThatDoesNotOpen_isSaid() {
        capture()
                .state(
                        new CaptureState(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(CaptureState.Problem.CAMERA_REFUSED)));
        FxExtension.settle();

        assertTrue(problems().getFirst().startsWith("The camera does not open."));
    }

    @Test
    void simulatedDevices_areOfferedOnlyWhenAskedFor() {
        devices(DevicesModelTest.DRAWN);
        FxExtension.settle();
        assertTrue(box("#camera").isDisabled());
        assertEquals("No camera is connected.", ((Label) find("#noPicture")).getText());

        onFx(() -> ((CheckBox) find("#simulated")).fire());
        FxExtension.settle();
        assertEquals(DevicesModelTest.DRAWN, box("#camera").getValue());
        assertTrue(problems().getLast().startsWith("Simulated devices are in use"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void picture(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        onFx(() -> model.choose(DevicesModelTest.LOGITECH));
        devices(DevicesModelTest.BUILT_IN, DevicesModelTest.DRAWN);
        FxExtension.settle();
        capture().show(640, 360, 0xff44606c);
        capture().level(0.1);
        FxExtension.await("a picture", () -> !find("#noPicture").isVisible());

        assertTrue(Files.exists(FxExtension.picture(view.root(), "devices-" + look)));
        assertEquals("640 × 360, up to 30 a second", shownIn("#mode"));
        assertEquals("Built-in camera", shownIn("#camera"));
    }

    private void devices(Camera... cameras) {
        engine.devices(
                new DeviceCatalog(
                        List.of(cameras),
                        List.of(DevicesModelTest.HEADSET, DevicesModelTest.TONE),
                        List.of(DevicesModelTest.SPEAKER, new Device("out-2", "Monitor", false))));
    }

    private FakeLocalMedia capture() {
        return engine.captures().getLast();
    }

    private List<String> problems() {
        return view.root().lookupAll(".device-problem").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private String shownIn(String box) {
        ComboBoxListViewSkin<?> skin = (ComboBoxListViewSkin<?>) box(box).getSkin();
        return ((ListCell<?>) skin.getDisplayNode()).getText();
    }

    private javafx.scene.Node find(String selector) {
        return view.root().lookup(selector);
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> box(String selector) {
        return (ComboBox<T>) find(selector);
    }

    private static void onFx(Runnable task) {
        FxExtension.onFx(
                () -> {
                    task.run();
                    return null;
                });
    }
}
