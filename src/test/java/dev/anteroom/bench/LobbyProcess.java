package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A console in a process of its own, started with the options of the packaged program. */
final class LobbyProcess implements AutoCloseable {
    private static final Path PACKAGE = Path.of("packaging", "jpackage.args");
    private static final String OPTION = "--java-options ";

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

    /** Waits for an answer of this kind. */
    JsonNode hear(String kind) throws IOException {
        return lines.hear(kind);
    }

    JsonNode ask(String what, String answer) throws IOException {
        order(Lines.object().put("what", what));
        return hear(answer);
    }

    @Override
    public void close() {
        order(Lines.object().put("what", "end"));
        process.destroy();
    }
}
