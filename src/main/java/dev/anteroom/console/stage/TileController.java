package dev.anteroom.console.stage;

import dev.anteroom.console.fx.Initials;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.video.VideoPane;
import dev.anteroom.media.LinkStatistics;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One tile. Made anew for each. It takes pictures and sound levels only while it is seen, and while
 * there is a picture to take.
 */
public final class TileController {
    private static final PseudoClass SPEAKING = PseudoClass.getPseudoClass("speaking");
    private static final PseudoClass PICTURE = PseudoClass.getPseudoClass("picture");
    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("small");
    private static final double SMALL_BELOW = 150;

    /** How much of a tile's width its name leaves for the marks beside it. */
    private static final double PLATE_WITHOUT_NAME = 48;

    private static final double INITIAL_SHARE = 0.4;
    private static final double LARGEST_INITIAL = 120;

    private final StageModel model;
    private final Texts texts;
    private final PulsePickUp pulses;
    private final VideoPane video;
    private @Nullable Tile shownTile;
    private @Nullable Feed watched;
    private @Nullable Feed metered;
    private PulsePickUp.@Nullable Shelf speaking;
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable ObservableBooleanValue stageShown;

    @FXML private StackPane tile;
    @FXML private Label initial;
    @FXML private StackPane picturePlace;
    @FXML private Region ring;
    @FXML private StackPane muted;
    @FXML private Label name;
    @FXML private Label simulated;
    @FXML private Label numbers;

    /** Made by the loader. */
    public TileController(StageModel model, PulsePickUp pulses) {
        this.model = model;
        this.pulses = pulses;
        this.texts = model.texts();
        this.video = new VideoPane(pulses);
    }

    @FXML
    private void initialize() {
        picturePlace.getChildren().setAll(video);
        name.maxWidthProperty().bind(tile.widthProperty().subtract(PLATE_WITHOUT_NAME));
        tile.heightProperty().subscribe(this::fit);
        tile.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        tile.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    /**
     * Shows a tile, once.
     *
     * @param stage whether the stage as a whole can be seen
     */
    void show(Tile newTile, ObservableBooleanValue stage) {
        shownTile = newTile;
        stageShown = stage;
        subscriptions =
                Subscription.combine(
                        newTile.faceProperty().subscribe(face -> refresh()),
                        newTile.feedProperty().subscribe(feed -> refresh()),
                        newTile.statisticsProperty().subscribe(this::showNumbers),
                        stage.subscribe(seen -> refresh()),
                        tile.visibleProperty().subscribe(seen -> refresh()),
                        video.pictureProperty().subscribe(this::showPicture));
    }

    /** Shows nothing any more, and wants nothing. */
    void close() {
        subscriptions.unsubscribe();
        shownTile = null;
        follow(Optional.empty(), false, false);
        video.close();
    }

    /** How many pictures were shown. */
    long frames() {
        return video.frames();
    }

    private void refresh() {
        Tile shown = shownTile;
        if (shown == null || stageShown == null) {
            return;
        }
        Tile.Face face = shown.face();
        Optional<Feed> feed = shown.feedProperty().get();
        // As in a mirror; but a drawn picture has words in it.
        video.mirror(shown.isSelf() && !face.simulated());
        boolean seen = stageShown.get() && tile.isVisible();
        follow(seen ? feed : Optional.empty(), !face.videoMuted(), !face.audioMuted());
        String shownName = model.name(shown);
        name.setText(shownName);
        initial.setText(Initials.of(face.name()));
        Shown.when(muted, face.audioMuted() && !shown.isShare());
        Shown.when(simulated, face.simulated());
        describe(face, shownName);
    }

    private void follow(Optional<Feed> feed, boolean pictures, boolean sound) {
        Feed toWatch = pictures ? feed.orElse(null) : null;
        if (!Objects.equals(toWatch, watched)) {
            watched = toWatch;
            if (toWatch == null) {
                video.stop();
            } else {
                video.play(toWatch::watch, toWatch.notBefore());
            }
        }
        Feed toMeter = sound ? feed.orElse(null) : null;
        if (!Objects.equals(toMeter, metered)) {
            meter(toMeter);
        }
    }

    private void meter(@Nullable Feed feed) {
        if (metered != null) {
            metered.meter(null);
        }
        if (speaking != null) {
            speaking.close();
            speaking = null;
        }
        ring.pseudoClassStateChanged(SPEAKING, false);
        metered = feed;
        if (feed != null) {
            SpeakingRing made = new SpeakingRing();
            speaking = made.shelf;
            feed.meter(made.meter);
        }
    }

    private final class SpeakingRing {
        private final PulsePickUp.Shelf shelf = pulses.shelf(this::show);
        private final SpeakingMeter meter = new SpeakingMeter(shelf::put);

        private void show() {
            ring.pseudoClassStateChanged(SPEAKING, meter.isSpeaking());
        }
    }

    private void describe(Tile.Face face, String shownName) {
        StringBuilder words = new StringBuilder(shownName);
        if (face.audioMuted()) {
            words.append(", ").append(texts.get("tile.audio.off"));
        }
        if (face.videoMuted()) {
            words.append(", ").append(texts.get("tile.video.off"));
        }
        tile.setAccessibleText(words.toString());
    }

    private void showPicture(boolean there) {
        initial.setVisible(!there);
        tile.pseudoClassStateChanged(PICTURE, there);
    }

    private void showNumbers(Optional<LinkStatistics> measured) {
        numbers.setText(measured.map(found -> StatisticsText.of(texts, found)).orElse(""));
        Shown.when(numbers, measured.isPresent());
    }

    private void fit(Number height) {
        double size = Math.min(LARGEST_INITIAL, height.doubleValue() * INITIAL_SHARE);
        initial.setMinSize(size, size);
        initial.setMaxSize(size, size);
        initial.setStyle(
                "-fx-background-radius: %1$.0fpx; -fx-font-size: %1$.0fpx;"
                        .formatted(size / 2)
                        .replace(',', '.'));
        tile.pseudoClassStateChanged(SMALL, height.doubleValue() < SMALL_BELOW);
    }

    private void pressed(KeyEvent event) {
        if (shownTile != null
                && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            event.consume();
            model.turnLarge(shownTile);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            tile.requestFocus();
            if (shownTile != null && event.getClickCount() == 2) {
                model.turnLarge(shownTile);
            }
        }
    }
}
