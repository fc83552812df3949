package dev.anteroom.testkit;

import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.anteroom.console.tour.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Runs JavaFX for a test class: starts the toolkit once, dresses it in the program's theme, closes
 * every window after each test, and fails a test whose application thread threw.
 */
public final class FxExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    /** The size that every screen must be usable at. */
    public static final int WIDTH = 900;

    /** The size that every screen must be usable at. */
    public static final int HEIGHT = 600;

    // A guest who just goes is missed by the next refresh of the list (15 s), the row then says so
    // for 6 s; twice that, and more, for a machine that does other things too.
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private static final ListChangeListener<Window> KEYBOARD = FxExtension::takeTheKeyboard;

    @Override
    public void beforeAll(ExtensionContext context) throws TimeoutException {
        // What threads of earlier classes ended by is not this class's doing.
        WaitForAsyncUtils.clearExceptions();
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        onFx(
                () -> {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler(
                                    (_, problem) -> thrown.compareAndSet(null, problem));
                    // Once, however many classes there are.
                    Window.getWindows().removeListener(KEYBOARD);
                    Window.getWindows().addListener(KEYBOARD);
                    return null;
                });
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        WaitForAsyncUtils.clearExceptions();
        thrown.set(null);
        theme(new PrimerLight());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        onFx(
                () -> {
                    Window.getWindows().stream().toList().forEach(Window::hide);
                    return null;
                });
        settle();
        Throwable problem = thrown.get();
        if (problem != null) {
            throw new AssertionError("The JavaFX application thread threw.", problem);
        }
    }

    /**
     * The headless platform does not tell a window that goes that it lost the keyboard, so a caret
     * would blink in it for ever, sixty pulses a second.
     */
    private static void takeTheKeyboard(ListChangeListener.Change<? extends Window> windows) {
        while (windows.next()) {
            windows.getRemoved().stream()
                    .map(Window::getScene)
                    .filter(Objects::nonNull)
                    .forEach(scene -> scene.getRoot().requestFocus());
        }
    }

    /** Dresses all windows. */
    public static void theme(Theme theme) {
        onFx(
                () -> {
                    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
                    return null;
                });
    }

    /** Runs something on the application thread and waits for it. */
    public static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
    }

    /** Shows a view in a window of the smallest size that has to be usable. */
    public static Stage show(Parent root) {
        return show(root, WIDTH, HEIGHT);
    }

    /** Shows a view in a window; no larger than the headless screen, 1000 by 1000. */
    public static Stage show(Parent root, int width, int height) {
        Stage shown =
                onFx(
                        () -> {
                            Stage stage = new Stage();
                            stage.setScene(new Scene(root, width, height));
                            stage.setX(0);
                            stage.setY(0);
                            stage.show();
                            stage.requestFocus();
                            return stage;
                        });
        settle();
        return shown;
    }

    /** Waits until everything that was posted to the application thread has run, and a frame. */
    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until something becomes true on the application thread. */
    public static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("It did not come true in " + LIMIT + ": " + what, e);
        }
        settle();
    }

    /** Writes a picture of a view below {@code target/pictures}. */
    public static Path picture(Node node, String name) {
        Picture picture = onFx(() -> Picture.of(node.getScene()));
        Path file = Path.of("target", "pictures", name + ".png");
        try {
            picture.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
