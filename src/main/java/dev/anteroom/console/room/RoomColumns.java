package dev.anteroom.console.room;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.room.PaneTabs.Pane;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/**
 * Where the parts of a room are: beside each other in a wide window; in a narrow one the stage is
 * below the lobby, so that both keep a width that they can be read at; in a window that is small
 * for its text one at a time, behind tabs.
 */
final class RoomColumns {
    /** From this width on there is room for three columns, in sizes of the text. */
    static final double WIDE = 75.7;

    /** Under this width there is room for one pane only, in sizes of the text. */
    private static final double NARROW = 46;

    /** Under this height there is none for the stage below the lobby, in sizes of the text. */
    private static final double LOW = 28.5;

    /**
     * What a lobby above the stage has at least, in sizes of the text: its header, the line for
     * all, a group and three people.
     */
    private static final double LOBBY = 23.5;

    private static final double LEAST_LOBBY = 150;

    /** The parts of a room's window. */
    record Parts(Region lobby, Region stage, SplitPane side, Region roster, Region chat) {}

    private final SplitPane columns;
    private final Parts parts;
    private final Node line;
    private final PaneTabs tabs;
    private final ObservableValue<Font> font;
    private final SplitPane stacked = new SplitPane();
    private final StackPane single = new StackPane();
    private final Map<Arrangement, double[]> dividers = new EnumMap<>(Arrangement.class);
    private final Map<Pane, Region> panes = new EnumMap<>(Pane.class);
    private Arrangement arrangement = Arrangement.NONE;
    private double stackedDivider = 0.6;

    private enum Arrangement {
        NONE,
        SINGLE,
        WITHOUT_STAGE,
        STACKED,
        BESIDE
    }

    /**
     * @param line where the tabs are, seen only when they are needed
     * @param font in which the panes are written; with it grows what they need
     */
    RoomColumns(
            SplitPane columns, Parts parts, Node line, PaneTabs tabs, ObservableValue<Font> font) {
        this.columns = columns;
        this.parts = parts;
        this.line = line;
        this.tabs = tabs;
        this.font = font;
        panes.put(Pane.LOBBY, parts.lobby());
        panes.put(Pane.ROSTER, parts.roster());
        panes.put(Pane.CHAT, parts.chat());
        panes.put(Pane.STAGE, parts.stage());
        dividers.put(Arrangement.STACKED, new double[] {0.6});
        dividers.put(Arrangement.BESIDE, new double[] {0.34, 0.745});
        stacked.setOrientation(Orientation.VERTICAL);
        stacked.getStyleClass().add("columns");
    }

    /**
     * Arranges the parts now and whenever the size or the wish changes. With the size of the texts
     * the place that is left for the parts changes, too.
     */
    void follow(ObservableBooleanValue stageWanted) {
        columns.widthProperty().subscribe(width -> arrange(stageWanted.get()));
        columns.heightProperty().subscribe(height -> arrange(stageWanted.get()));
        columns.sceneProperty().subscribe(window -> arrange(stageWanted.get()));
        font.subscribe(_ -> arrange(stageWanted.get()));
        // The wish outlives the room, which must be free once it is taken out of the window.
        stageWanted
                .when(columns.sceneProperty().map(Objects::nonNull).orElse(false))
                .subscribe(this::arrange);
        tabs.chosenProperty().subscribe(_ -> showPanes());
    }

    private Arrangement next(boolean stageWanted) {
        double size = font.getValue().getSize();
        double width = orOfWindow(columns.getWidth(), Scene::getWidth) / size;
        double height = orOfWindow(columns.getHeight(), Scene::getHeight) / size;
        // Without a window there is no size at all.
        if (width > 0 && width < NARROW) {
            return Arrangement.SINGLE;
        }
        if (!stageWanted) {
            return Arrangement.WITHOUT_STAGE;
        }
        if (width >= WIDE) {
            return Arrangement.BESIDE;
        }
        // Letting people in comes before seeing them.
        return height > 0 && height < LOW ? Arrangement.WITHOUT_STAGE : Arrangement.STACKED;
    }

    /**
     * Before the first layout the window tells enough; to arrange anew costs as much as to open.
     */
    private double orOfWindow(double own, ToDoubleFunction<Scene> ofWindow) {
        Scene window = columns.getScene();
        return own > 0 || window == null ? own : ofWindow.applyAsDouble(window);
    }

    private void arrange(boolean stageWanted) {
        tabs.offerStage(stageWanted);
        Arrangement next = next(stageWanted);
        parts.lobby()
                .setMinHeight(
                        next == Arrangement.STACKED
                                ? LOBBY * font.getValue().getSize()
                                : LEAST_LOBBY);
        if (next != arrangement) {
            leave();
            arrangement = next;
            enter();
            showPanes();
        }
    }

    /** Remembers where the moderator moved the dividers to. */
    private void leave() {
        if (!columns.getDividers().isEmpty()) {
            dividers.put(arrangement, columns.getDividerPositions());
        }
        columns.getItems().clear();
        double[] below = stacked.getDividerPositions();
        stacked.getItems().clear();
        if (below.length > 0) {
            stackedDivider = below[0];
        }
        single.getChildren().clear();
        parts.side().getItems().clear();
    }

    private void enter() {
        if (arrangement == Arrangement.SINGLE) {
            single.getChildren().setAll(panes.values());
            columns.getItems().setAll(single);
            return;
        }
        parts.side().getItems().setAll(parts.roster(), parts.chat());
        parts.side().setDividerPositions(0.46);
        switch (arrangement) {
            case BESIDE -> columns.getItems().setAll(parts.lobby(), parts.stage(), parts.side());
            case STACKED -> {
                stacked.getItems().setAll(parts.lobby(), parts.stage());
                stacked.setDividerPositions(stackedDivider);
                columns.getItems().setAll(stacked, parts.side());
            }
            case NONE, SINGLE, WITHOUT_STAGE ->
                    columns.getItems().setAll(parts.lobby(), parts.side());
        }
        columns.setDividerPositions(
                Objects.requireNonNullElse(dividers.get(arrangement), new double[] {0.575}));
    }

    private void showPanes() {
        boolean one = arrangement == Arrangement.SINGLE;
        Shown.when(line, one);
        panes.forEach(
                (pane, region) -> Shown.when(region, !one || pane == tabs.chosenProperty().get()));
    }
}
