package dev.anteroom.console.devices;

import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The page where camera, microphone and speaker are chosen. Devices are open only while somebody
 * sees it.
 */
public final class DevicesController {
    /** From this width on there is room beside the picture, in sizes of the text. */
    private static final double ROOMY = 30;

    private static final double GAP = 8;

    private final DevicesModel model;
    private final Texts texts;
    private final DevicePreview capture;
    private boolean showing;

    @FXML private Pane devices;
    @FXML private BorderPane top;
    @FXML private BorderPane speakerLine;
    @FXML private Node preview;
    @FXML private StackPane picturePlace;
    @FXML private Label noPicture;
    @FXML private ProgressBar level;
    @FXML private ComboBox<Camera> camera;
    @FXML private ComboBox<VideoMode> mode;
    @FXML private ComboBox<Device> microphone;
    @FXML private ComboBox<Device> speaker;
    @FXML private Button testTone;
    @FXML private CheckBox joinWithMicrophone;
    @FXML private CheckBox joinWithCamera;
    @FXML private CheckBox echo;
    @FXML private CheckBox noise;
    @FXML private CheckBox gain;
    @FXML private CheckBox simulated;
    @FXML private Node modeForm;
    @FXML private Node processingForm;
    @FXML private VBox problems;

    /**
     * Made by the loader.
     *
     * @param model what can be chosen
     * @param pulses picks pictures and levels up
     * @param fx where the engine's news are shown
     */
    public DevicesController(DevicesModel model, PulsePickUp pulses, Executor fx) {
        this.model = model;
        this.texts = model.texts();
        this.capture = new DevicePreview(model, pulses, fx);
    }

    /** Beside each other only where the names of devices have room, too. */
    private void fit() {
        boolean roomy = devices.getWidth() >= ROOMY * joinWithMicrophone.getFont().getSize();
        top.getChildren().remove(preview);
        speakerLine.getChildren().remove(testTone);
        if (roomy) {
            top.setLeft(preview);
            speakerLine.setRight(testTone);
        } else {
            top.setTop(preview);
            speakerLine.setBottom(testTone);
        }
        BorderPane.setMargin(testTone, roomy ? new Insets(0, 0, 0, GAP) : new Insets(GAP, 0, 0, 0));
    }

    @FXML
    private void initialize() {
        devices.widthProperty().subscribe(this::fit);
        joinWithMicrophone.fontProperty().subscribe(this::fit);
        picturePlace.getChildren().addFirst(capture.video());
        level.progressProperty().bind(capture.levelProperty());
        offer(camera, Camera::name, model::choose);
        offer(mode, this::words, model::choose);
        offer(microphone, Device::name, model::chooseMicrophone);
        offer(speaker, Device::name, model::chooseSpeaker);
        for (CheckBox box : List.of(echo, noise, gain)) {
            box.setOnAction(turned -> process());
        }
        for (CheckBox box : List.of(joinWithMicrophone, joinWithCamera)) {
            box.setOnAction(
                    turned ->
                            model.join(
                                    joinWithMicrophone.isSelected(), joinWithCamera.isSelected()));
        }
        simulated.selectedProperty().bindBidirectional(model.simulatedProperty());
        model.selectionProperty().subscribe(now -> refresh());
        model.stateProperty().subscribe(now -> refresh());
        model.knownProperty().subscribe(now -> refresh());
        model.usedElsewhereProperty().subscribe(now -> refresh());
        capture.openedProperty().subscribe(now -> refresh());
        capture.video().pictureProperty().subscribe(now -> refresh());
        Shown.of(devices).subscribe(this::turn);
    }

    /** Shows only what matters before joining. */
    public void compact() {
        Shown.when(modeForm, false);
        Shown.when(processingForm, false);
    }

    @FXML
    private void playTestTone() {
        model.playTestTone();
    }

    private void turn(boolean seen) {
        if (seen) {
            capture.show();
        } else {
            capture.hide();
        }
    }

    private void process() {
        model.process(
                new SoundProcessing(echo.isSelected(), noise.isSelected(), gain.isSelected()));
    }

    private <T> void offer(ComboBox<T> box, Function<T, String> name, Consumer<? super T> chosen) {
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : name.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("A device is chosen, not typed.");
                    }
                });
        box.valueProperty()
                .subscribe(
                        value -> {
                            if (value != null && !showing) {
                                chosen.accept(value);
                            }
                        });
    }

    private void refresh() {
        Selection now = model.selectionProperty().get();
        showing = true;
        show(camera, now.cameras(), now.camera());
        show(
                mode,
                now.camera().map(Camera::modes).orElse(List.of()),
                now.camera().map(used -> now.mode()));
        show(microphone, now.microphones(), now.microphone());
        show(speaker, now.speakers(), now.speaker());
        SoundProcessing processing = model.choice().processing();
        echo.setSelected(processing.echoCancellation());
        noise.setSelected(processing.noiseSuppression());
        gain.setSelected(processing.gainControl());
        joinWithMicrophone.setSelected(model.joinsWithMicrophone());
        joinWithCamera.setSelected(model.joinsWithCamera());
        showing = false;
        testTone.setDisable(
                !(model.stateProperty().get() instanceof MediaState.Ready(MediaState.Sound sound)
                        && sound == MediaState.Sound.WORKING));
        showPicture();
        showProblems();
    }

    private static <T> void show(ComboBox<T> box, List<T> items, Optional<T> used) {
        if (!box.getItems().equals(items)) {
            // A new list, since the box loses its text when items change around the same value.
            box.setValue(null);
            box.setItems(FXCollections.observableArrayList(items));
        }
        // By the selection, since the same value may be at another place in new items.
        used.ifPresentOrElse(box.getSelectionModel()::select, () -> box.setValue(null));
        box.setDisable(items.isEmpty());
    }

    private void showPicture() {
        boolean there = capture.video().pictureProperty().get();
        noPicture.setVisible(!there);
        noPicture.setText(noPictureWords());
    }

    private String noPictureWords() {
        if (model.usedElsewhereProperty().get()) {
            return texts.get("preview.elsewhere");
        }
        String lack = model.noCamera();
        return lack.isEmpty() ? texts.get("preview.opening") : lack;
    }

    private void showProblems() {
        List<String> sentences = new ArrayList<>(model.problems());
        capture.openedProperty()
                .get()
                .problem()
                .filter(problem -> !isToldByTheModel(problem))
                .ifPresent(problem -> sentences.add(texts.get("problem." + problem)));
        problems.getChildren()
                .setAll(
                        sentences.stream()
                                .map(
                                        sentence -> {
                                            Label label = new Label(sentence);
                                            label.setWrapText(true);
                                            label.setMinHeight(Label.USE_PREF_SIZE);
                                            label.getStyleClass().add("device-problem");
                                            return label;
                                        })
                                .toList());
        Shown.when(problems, !sentences.isEmpty());
    }

    private static boolean isToldByTheModel(CaptureState.Problem problem) {
        return switch (problem) {
            case CAMERA_REPLACED, MICROPHONE_REPLACED, NO_MEDIA -> true;
            case CAMERA_REFUSED, MICROPHONE_REFUSED, SCREEN_REFUSED -> false;
        };
    }

    private String words(VideoMode value) {
        return texts.get(
                "mode",
                Integer.toString(value.width()),
                Integer.toString(value.height()),
                Integer.toString(value.framesPerSecond()));
    }
}
