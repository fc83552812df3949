package dev.anteroom.console;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.RoomOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;

/**
 * The whole console as a benchmark runs it: a real room, a real journal, decisions sent at once.
 */
public final class MeasuredConsole implements AutoCloseable {
    private final Wiring wiring;
    private final Stage stage = new Stage();

    /**
     * Opens the window and begins to join. JavaFX application thread.
     *
     * @param token a moderator's
     * @param journal where the journal is written
     */
    public MeasuredConsole(String token, Path journal) {
        PrintStream out =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        StartRequest request =
                new StartRequest(
                        new StartMode.Token(token),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        MediaMode.OFF);
        SettingsStore settings = SettingsStore.forgetful();
        settings.update(each -> each.withUndoSeconds(0));
        wiring =
                new Wiring(
                        request,
                        settings,
                        Optional.of(journal),
                        RoomOptions.DEFAULTS,
                        out,
                        System.err);
        wiring.open(stage, page -> {});
    }

    /** The window. */
    public Stage window() {
        return stage;
    }

    /** Leaves and closes. Any thread but the JavaFX application thread. */
    @Override
    public void close() {
        wiring.close();
    }
}
