package dev.anteroom.console.tour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * A window as the tour sees and uses it: by what is shown, through the controls a person would
 * press. For one thread that is not the JavaFX application thread.
 */
final class Screen {
    private static final int FRAMES_TO_RESIZE = 10;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stage stage;
    private final Executor fx;

    /**
     * @param fx runs tasks on the JavaFX application thread
     */
    Screen(Stage stage, Executor fx) {
        this.stage = stage;
        this.fx = fx;
    }

    /** Presses the button with this id. */
    void press(String id) {
        press(id, button -> true);
    }

    /** Presses the button with this id that belongs to the person with this name. */
    void press(String id, String personName) {
        press(id, button -> accessibleText(button).contains(personName));
    }

    private void press(String id, Predicate<ButtonBase> wanted) {
        until(
                "the button " + id + " can be pressed",
                () -> buttons(id).filter(wanted).anyMatch(button -> !button.isDisabled()));
        onFx(
                () -> {
                    buttons(id)
                            .filter(wanted)
                            .filter(button -> !button.isDisabled())
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return true;
                });
    }

    private Stream<ButtonBase> buttons(String id) {
        return all("#" + id).filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast);
    }

    private static String accessibleText(Node node) {
        String text = node.getAccessibleText();
        return text == null ? "" : text;
    }

    /**
     * Chooses from the menu with this id that belongs to the person with this name.
     *
     * @param personName empty when the menu belongs to nobody
     */
    void choose(String menu, String personName, String item) {
        until(
                "the menu " + menu + " is there",
                () -> menus(menu, personName).findAny().isPresent());
        onFx(
                () -> {
                    MenuButton button = menus(menu, personName).findFirst().orElseThrow();
                    // A menu says for whom it is when it is shown.
                    button.show();
                    fire(
                            button.getItems().stream()
                                    .filter(each -> item.equals(each.getId()))
                                    .findFirst()
                                    .orElseThrow());
                    button.hide();
                    return true;
                });
    }

    /** Opens the menu with this id that belongs to the person with this name, if to anybody. */
    void open(String menu, String personName) {
        menu(menu, personName, MenuButton::show);
    }

    /** Closes the menu again. */
    void close(String menu, String personName) {
        menu(menu, personName, MenuButton::hide);
    }

    private void menu(String id, String personName, Consumer<MenuButton> action) {
        until("the menu " + id + " is there", () -> menus(id, personName).findAny().isPresent());
        onFx(
                () -> {
                    action.accept(menus(id, personName).findFirst().orElseThrow());
                    return true;
                });
    }

    /** A tick is made by the menu that is clicked, not by the item. */
    private static void fire(MenuItem item) {
        if (item instanceof CheckMenuItem tick) {
            tick.setSelected(!tick.isSelected());
        }
        item.fire();
    }

    private Stream<MenuButton> menus(String id, String personName) {
        return all("#" + id)
                .filter(MenuButton.class::isInstance)
                .map(MenuButton.class::cast)
                .filter(menu -> personName.isEmpty() || accessibleText(menu).contains(personName));
    }

    /** Moves the slider with this id. */
    void slide(String id, double value) {
        until("the slider " + id + " is there", () -> isThere(id));
        onFx(
                () -> {
                    all("#" + id)
                            .filter(Slider.class::isInstance)
                            .map(Slider.class::cast)
                            .forEach(slider -> slider.setValue(value));
                    return true;
                });
    }

    /** Makes the window this large, in the corner of the screen, where most fits. */
    void resize(double width, double height) {
        AtomicInteger frames = new AtomicInteger();
        onFx(
                () -> {
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    return true;
                });
        // A desktop may refuse the size, but not keep the answer for longer than this.
        until(
                "it is drawn in its new size",
                () -> {
                    Platform.requestNextPulse();
                    return frames.incrementAndGet() > FRAMES_TO_RESIZE;
                });
    }

    /** Asks the window to close, as the button in its frame does. */
    void askToClose() {
        onFx(
                () -> {
                    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                    return true;
                });
    }

    /** Writes into the field with this id. */
    void type(String id, String text) {
        until("the field " + id + " is there", () -> isThere(id));
        onFx(
                () -> {
                    all("#" + id)
                            .filter(TextInputControl.class::isInstance)
                            .map(TextInputControl.class::cast)
                            .findFirst()
                            .orElseThrow()
                            .setText(text);
                    return true;
                });
    }

    /** Whether some label that is seen holds this text. Only on the JavaFX application thread. */
    boolean shows(String text) {
        return labels("*").anyMatch(label -> label.contains(text));
    }

    /** Whether the labels below this id hold this text. Only on the JavaFX application thread. */
    boolean shows(String id, String text) {
        return labels("#" + id + " *").anyMatch(label -> label.contains(text));
    }

    /** Whether the check box with this id is on. Only on the JavaFX application thread. */
    boolean isSelected(String id) {
        return all("#" + id)
                .filter(CheckBox.class::isInstance)
                .anyMatch(box -> ((CheckBox) box).isSelected());
    }

    /** Whether something with this id is seen. Only on the JavaFX application thread. */
    boolean isThere(String id) {
        return all("#" + id).findAny().isPresent();
    }

    /** Waits until the open room has its stage, which comes last of what is seen in it. */
    void untilAllPanesAreThere() {
        until("all panes of the room are there", () -> isThere("stage"));
    }

    private Stream<String> labels(String selector) {
        return all(selector)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty());
    }

    private Stream<Node> all(String selector) {
        Scene scene = stage.getScene();
        Parent root = scene == null ? null : scene.getRoot();
        return root == null
                ? Stream.empty()
                : root.lookupAll(selector).stream().filter(Screen::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits until the window shows something; looks again after each frame that is laid out.
     *
     * @throws TourException if it does not come true in time
     */
    void until(String what, BooleanSupplier condition) {
        CompletableFuture<Boolean> came = new CompletableFuture<>();
        Runnable look =
                () -> {
                    if (condition.getAsBoolean()) {
                        came.complete(true);
                    }
                };
        onFx(
                () -> {
                    stage.getScene().addPostLayoutPulseListener(look);
                    look.run();
                    return true;
                });
        try {
            wait(came, "It did not come true that " + what);
        } finally {
            onFx(
                    () -> {
                        stage.getScene().removePostLayoutPulseListener(look);
                        return true;
                    });
        }
    }

    /** A picture of the window once what it shows is laid out. */
    Picture picture() {
        return onFx(() -> Picture.of(stage.getScene()));
    }

    /** Runs something on the JavaFX application thread and waits for it. */
    <T> T onFx(Supplier<T> task) {
        return wait(CompletableFuture.supplyAsync(task, fx), "The window did not answer");
    }

    private static <T> T wait(CompletableFuture<T> future, String complaint) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TourException(complaint + ": the tour was interrupted.", interrupted);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new TourException(complaint + ".", failed);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new TourException(complaint + " within " + LIMIT.toSeconds() + " seconds.", late);
        }
    }
}
