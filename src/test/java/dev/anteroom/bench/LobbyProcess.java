package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A console in a process of its own, started with the options of the packaged program. */
final class LobbyProcess implements AutoCloseable {
    private static final Path PACKAGE = Path.of("packaging", "jpackage.args");
    private static final String OPTION = "--java-options ";

    /** Longer than the other process itself waits for anything. */
    private static final long SILENCE_SECONDS = 45;

    private static final long GOODBYE_SECONDS = 5;

    private final Process process;
    private final Lines lines;

    /**
     * Starts it.
     *
     * @param display whether the window is a real one
     */
    LobbyProcess(boolean display, File log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        Files.readAllLines(PACKAGE).stream()
                .filter(line -> line.startsWith(OPTION))
                .map(line -> line.substring(OPTION.length()).strip())
                // The class path here holds JavaFX too, which is a module of its own when packaged.
                .map(option -> option.replace("javafx.graphics,", ""))
                .filter(option -> !option.matches("--add-(opens|exports)=javafx\\..*"))
                .forEach(command::add);
        if (!display) {
            command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        String more = System.getProperty("bench.options", "");
        if (!more.isBlank()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(
                List.of(
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LobbyViewer.class.getName(),
                        Files.createTempDirectory("anteroom-bench").toString()));
        process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        lines = new Lines(process.getInputStream(), process.getOutputStream());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Orders something without waiting for it. */
    void order(ObjectNode order) {
        lines.say(Lines.object().set("do", order));
    }

    /** Waits for an answer of this kind; a process that is silent too long is ended. */
    JsonNode hear(String kind) throws IOException, Lines.Missed {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        var _ =
                heard.orTimeout(SILENCE_SECONDS, TimeUnit.SECONDS)
                        .whenComplete(
                                (_, silent) -> {
                                    if (silent != null) {
                                        process.destroyForcibly();
                                    }
                                });
        try {
            return lines.hear(kind);
        } finally {
            heard.complete(null);
        }
    }

    JsonNode ask(String what, String answer) throws IOException, Lines.Missed {
        order(Lines.object().put("what", what));
        return hear(answer);
    }

    @Override
    public void close() {
        order(Lines.object().put("what", "end"));
        process.destroy();
        var _ =
                process.onExit()
                        .orTimeout(GOODBYE_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(_ -> process.destroyForcibly());
    }
}
