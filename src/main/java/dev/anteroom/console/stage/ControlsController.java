package dev.anteroom.console.stage;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.WholeText;
import dev.anteroom.media.ScreenSource;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** The bar with one's own microphone, camera and screen, and what the stage shows. */
public final class ControlsController {
    /** From this width on all words have room, in sizes of the text. */
    private static final double ROOMY = 58;

    private static final double EQUAL_SIDES = 100;

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final StageModel model;
    private final BooleanProperty stageWanted;
    private final Texts texts;

    @FXML private Label words;
    @FXML private Button again;
    @FXML private HBox microphonePlace;
    @FXML private Button microphone;
    @FXML private SVGPath microphoneSlash;
    @FXML private HBox cameraPlace;
    @FXML private Button camera;
    @FXML private SVGPath cameraSlash;
    @FXML private HBox controls;
    @FXML private HBox sharePlace;
    @FXML private Button share;
    @FXML private HBox rightSide;
    @FXML private ToggleButton statistics;
    @FXML private ToggleButton stageToggle;

    /**
     * Made by the loader.
     *
     * @param model what to switch
     * @param stageWanted whether the stage is to be seen at all
     */
    public ControlsController(StageModel model, BooleanProperty stageWanted) {
        this.model = model;
        this.stageWanted = stageWanted;
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        OwnMedia own = model.own();
        bind(microphone, microphonePlace, microphoneSlash, "microphone", own.microphoneProperty());
        bind(camera, cameraPlace, cameraSlash, "camera", own.cameraProperty());
        bind(share, sharePlace, null, "share", model.ownScreen().controlProperty());
        words.textProperty()
                .bind(
                        own.failureProperty()
                                .flatMap(
                                        failure ->
                                                failure.isEmpty()
                                                        ? own.wordsProperty()
                                                        : own.failureProperty()));
        WholeText.offer(words);
        again.visibleProperty().bind(own.failureProperty().isNotEmpty());
        again.managedProperty().bind(again.visibleProperty());
        statistics.selectedProperty().bindBidirectional(model.numbersShownProperty());
        stageToggle.selectedProperty().bindBidirectional(stageWanted);
        controls.widthProperty().subscribe(this::fit);
        microphone.fontProperty().subscribe(this::fit);
    }

    /**
     * Where the words have no room the signs stay; a tip and a screen reader say the words. The
     * signs are in the middle only where that takes no room from the sentence beside them.
     */
    private void fit() {
        boolean roomy = controls.getWidth() >= ROOMY * microphone.getFont().getSize();
        HBox.setHgrow(rightSide, roomy ? Priority.ALWAYS : Priority.NEVER);
        rightSide.setPrefWidth(roomy ? EQUAL_SIDES : Region.USE_COMPUTED_SIZE);
        for (Button button : new Button[] {microphone, camera, share}) {
            button.setContentDisplay(roomy ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
    }

    /** The keys that work everywhere in the window. */
    public void listenForKeys(Node window) {
        Map<KeyCombination, Runnable> keys =
                Map.of(
                        new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN),
                        this::turnMicrophone,
                        new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN),
                        this::turnCamera,
                        new KeyCodeCombination(
                                KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        () -> statistics.setSelected(!statistics.isSelected()));
        window.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event ->
                        keys.forEach(
                                (combination, action) -> {
                                    if (combination.match(event)) {
                                        event.consume();
                                        action.run();
                                    }
                                }));
    }

    private void bind(
            Button button,
            Node place,
            @org.jspecify.annotations.Nullable SVGPath slash,
            String which,
            javafx.beans.value.ObservableValue<OwnControl> control) {
        Tooltip tip = new Tooltip();
        // On the place, since a button that is off shows no tip.
        Tooltip.install(place, tip);
        control.subscribe(
                now -> {
                    String key = which + (now.on() ? ".on" : ".off");
                    button.setText(texts.get(key));
                    button.setDisable(!now.enabled());
                    button.pseudoClassStateChanged(OFF, !now.on());
                    if (slash != null) {
                        slash.setVisible(!now.on());
                    }
                    String help = now.enabled() ? texts.get(key + ".help") : now.reason();
                    tip.setText(help);
                    button.setAccessibleText(texts.get(key + ".described"));
                    button.setAccessibleHelp(help);
                });
    }

    @FXML
    private void turnMicrophone() {
        model.own().turnMicrophone();
    }

    @FXML
    private void turnCamera() {
        model.own().turnCamera();
    }

    @FXML
    private void turnShare() {
        OwnScreen screen = model.ownScreen();
        if (screen.controlProperty().get().on()) {
            screen.stop();
            return;
        }
        List<ScreenSource> sources = screen.sources();
        if (sources.size() == 1) {
            screen.share(sources.getFirst());
        } else if (!sources.isEmpty()) {
            ContextMenu choice = new ContextMenu();
            sources.forEach(
                    source -> {
                        MenuItem item = new MenuItem(source.title());
                        // A title is somebody else's text: an underscore in it is no mnemonic.
                        item.setMnemonicParsing(false);
                        item.setOnAction(chosen -> screen.share(source));
                        choice.getItems().add(item);
                    });
            choice.show(share, Side.TOP, 0, 0);
        }
    }

    @FXML
    private void tryAgain() {
        model.own().tryAgain();
    }
}
