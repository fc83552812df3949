package dev.anteroom.console;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.room.PartingController;
import dev.anteroom.console.room.RoomScreen;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * Closes the window, but asks first when somebody waits, was decided about without it being sent,
 * or is in a room. For the JavaFX application thread.
 */
final class ClosingDoor {
    /** Closes the window from anywhere, as its own button does. */
    static final KeyCombination KEYS =
            new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);

    private final Stage stage;
    private final Supplier<List<RoomScreen>> rooms;
    private final GuestDesk cards;
    private final Executor fx;
    private boolean leaving;
    private @Nullable View<PartingController> asking;

    /**
     * Watches the window from now on.
     *
     * @param rooms those that are left by closing
     * @param cards shows the question
     */
    ClosingDoor(Stage stage, Supplier<List<RoomScreen>> rooms, GuestDesk cards, Executor fx) {
        this.stage = stage;
        this.rooms = rooms;
        this.cards = cards;
        this.fx = fx;
        stage.setOnCloseRequest(this::asked);
    }

    /** Ends the program, also when the window's own button would only hide it. */
    void close() {
        if (mayClose()) {
            stage.hide();
        }
    }

    private void asked(WindowEvent request) {
        if (!mayClose()) {
            request.consume();
        }
    }

    /** Asks unless nothing is left behind. */
    private boolean mayClose() {
        boolean leavesNothing =
                rooms.get().stream().allMatch(room -> room.parting().get().isEmpty());
        if (!leaving && !leavesNothing && asking == null) {
            ask();
        }
        return leaving || leavesNothing;
    }

    private void ask() {
        View<PartingController> card =
                new Views()
                        .register(
                                PartingController.class,
                                () ->
                                        new PartingController(
                                                rooms.get(), cards::closeCard, this::leave))
                        .load(FxmlFile.PARTING, PartingController.class);
        asking = card;
        cards.show(card.root(), card.controller().first(), () -> asking = null);
    }

    /** The window goes after the rooms were left, so that what was not sent is written down. */
    private void leave() {
        leaving = true;
        CompletableFuture<?>[] left =
                rooms.get().stream()
                        .map(RoomScreen::leave)
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture<?>[]::new);
        var _ = CompletableFuture.allOf(left).whenCompleteAsync((_, _) -> stage.hide(), fx);
    }
}
