package dev.anteroom.console;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.RoomOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The whole console as a benchmark runs it: a real room, a real journal, decisions sent at once.
 */
public final class MeasuredConsole implements AutoCloseable {
    private final Wiring wiring;
    private final Stage stage;

    private MeasuredConsole(Wiring wiring, Stage stage) {
        this.wiring = wiring;
        this.stage = stage;
    }

    /**
     * Puts the program together, as its main thread does, then opens the window and begins to join
     * on the JavaFX application thread. Any thread but that one; blocks.
     *
     * @param token a moderator's
     * @param journal where the journal is written
     */
    public static MeasuredConsole open(String token, Path journal) throws Exception {
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
        Wiring wiring =
                new Wiring(
                        request,
                        settings,
                        Optional.of(journal),
                        RoomOptions.DEFAULTS,
                        out,
                        System.err);
        Stage window =
                CompletableFuture.supplyAsync(
                                () -> {
                                    Stage stage = new Stage();
                                    wiring.open(stage, page -> {});
                                    return stage;
                                },
                                Platform::runLater)
                        .get();
        return new MeasuredConsole(wiring, window);
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
