package dev.anteroom.console;

import dev.anteroom.console.fx.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of the window: one is open, the lobbies of the others are beside it. In a narrow window
 * each of the others is a button with its count above the open one. For the JavaFX application
 * thread.
 */
final class RoomStays {
    /** From this width on a lobby fits beside an open room, in sizes of the text. */
    private static final double WIDE = 76;

    private final Texts texts = Texts.of("console");
    private final List<RoomStay> stays = new ArrayList<>();
    private final Map<RoomStay, Parent> beside = new HashMap<>();
    private final BorderPane root = new BorderPane();
    private final SplitPane columns = new SplitPane();
    private final SplitPane lobbies = new SplitPane();
    private final FlowPane buttons = new FlowPane();
    private final Label measure = new Label();
    private Runnable whenOpened = () -> {};
    private @Nullable RoomStay open;
    private boolean wide;

    /**
     * Has no room yet.
     *
     * @param fx runs tasks on the JavaFX application thread, after what it does now
     */
    RoomStays(Executor fx) {
        lobbies.setOrientation(Orientation.VERTICAL);
        lobbies.getStyleClass().add("columns");
        columns.getStyleClass().add("columns");
        buttons.getStyleClass().add("watched-rooms");
        buttons.setAccessibleText(texts.get("watched"));
        root.setId("rooms");
        root.setCenter(columns);
        root.widthProperty().subscribe(this::fit);
        // Later, since the toolkit goes through the nodes while it tells of a font.
        measure.fontProperty().subscribe(_ -> fx.execute(this::fit));
        // Only its font is of interest, which follows the size of all texts.
        measure.setManaged(false);
        root.getChildren().add(measure);
    }

    /** What to put into the window. */
    Parent root() {
        return root;
    }

    /** Told each time another room is open. */
    void onOpened(Runnable newWhenOpened) {
        whenOpened = newWhenOpened;
    }

    /** The open room; empty when there is none. */
    Optional<RoomStay> open() {
        return Optional.ofNullable(open);
    }

    /** All rooms, in the order they were entered. */
    List<RoomStay> all() {
        return List.copyOf(stays);
    }

    /** Adds a room that was entered, and opens it. */
    void add(RoomStay stay) {
        stays.add(stay);
        open(stay);
    }

    /** Opens one of the rooms; the one that was open goes beside it. */
    void open(RoomStay stay) {
        RoomStay before = open;
        if (stay.equals(before)) {
            return;
        }
        // Taking away what has the focus would send it to the first control, whatever that is.
        root.requestFocus();
        if (before != null) {
            beside.put(before, before.screen().goBeside(() -> open(before)));
        }
        if (beside.remove(stay) != null) {
            stay.screen().comeBack();
        }
        open = stay;
        arrange();
        stay.screen().focusLobby();
        whenOpened.run();
    }

    /** Takes a room away that ended; the one entered last of the others is open then. */
    void remove(RoomStay stay) {
        stays.remove(stay);
        beside.remove(stay);
        stay.close();
        if (stay.equals(open)) {
            open = null;
            if (!stays.isEmpty()) {
                open(stays.getLast());
            }
        }
        arrange();
    }

    private void fit() {
        boolean fits = root.getWidth() >= WIDE * measure.getFont().getSize();
        if (fits != wide) {
            wide = fits;
            arrange();
        }
    }

    private void arrange() {
        RoomStay shown = open;
        stays.forEach(stay -> stay.screen().lobby().amongOthersProperty().set(stays.size() > 1));
        columns.getItems().clear();
        lobbies.getItems().clear();
        buttons.getChildren().clear();
        List<RoomStay> others = stays.stream().filter(stay -> !stay.equals(shown)).toList();
        List<Node> above = new ArrayList<>();
        if (wide) {
            others.forEach(stay -> lobbies.getItems().add(beside.get(stay)));
        } else if (!others.isEmpty()) {
            buttons.getChildren().setAll(others.stream().map(this::button).toList());
            above.add(buttons);
        }
        if (!lobbies.getItems().isEmpty()) {
            columns.getItems().add(lobbies);
            SplitPane.setResizableWithParent(lobbies, false);
        }
        if (shown != null) {
            shown.strip().ifPresent(above::add);
            columns.getItems().add(shown.screen().root());
            columns.setDividerPositions(0.32);
        }
        root.setTop(above.isEmpty() ? null : new VBox(above.toArray(Node[]::new)));
    }

    private Button button(RoomStay stay) {
        Button button = new Button();
        button.setId("openWatched");
        button.getStyleClass().add("small");
        button.setMnemonicParsing(false);
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        texts.get(
                                                "watched.room",
                                                stay.screen().nameProperty().get(),
                                                stay.screen().waitingProperty().get()),
                                stay.screen().nameProperty(),
                                stay.screen().waitingProperty()));
        button.setOnAction(_ -> open(stay));
        return button;
    }
}
