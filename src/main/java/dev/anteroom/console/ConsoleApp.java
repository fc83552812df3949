package dev.anteroom.console;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program as the JavaFX toolkit sees it. */
public final class ConsoleApp extends Application {
    // The toolkit makes the application itself and passes only strings, which everybody can see.
    private static final AtomicReference<@Nullable Wiring> HANDED_OVER = new AtomicReference<>();

    private final Wiring wiring;

    /** Called by the toolkit, after {@link #launch(Wiring)}. */
    public ConsoleApp() {
        this(
                Objects.requireNonNull(
                        HANDED_OVER.getAndSet(null), "Start the program by Anteroom's main."));
    }

    ConsoleApp(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Runs the window until it is closed. Once a process. */
    static void launch(Wiring wiring) {
        HANDED_OVER.set(wiring);
        Application.launch(ConsoleApp.class);
    }

    @Override
    public void start(Stage stage) {
        wiring.open(stage, page -> getHostServices().showDocument(page.toString()));
    }

    @Override
    public void stop() {
        wiring.close();
    }
}
