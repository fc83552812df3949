package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A Java in a process of its own, started as the program is, with JavaFX as modules. */
final class PackagedJava {
    private static final String OPTION = "--java-options ";
    private static final long LIMIT_SECONDS = 120;

    private PackagedJava() {}

    /** The options of the packaged program. */
    static List<String> options() throws IOException {
        return Files.readAllLines(Path.of("packaging", "jpackage.args")).stream()
                .filter(line -> line.startsWith(OPTION))
                .map(line -> line.substring(OPTION.length()).strip())
                .toList();
    }

    /** What a main class prints; it has to succeed, and in two minutes. */
    static String run(List<String> options, Class<?> main) throws Exception {
        List<String> jars =
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--module-path");
        command.add(jars.stream().filter(PackagedJava::isModule).collect(joined()));
        command.add("--add-modules=javafx.controls,javafx.fxml");
        command.addAll(options);
        command.add("-Dglass.platform=Headless");
        command.add("-Dprism.order=sw");
        command.add("-cp");
        command.add(jars.stream().filter(jar -> !isModule(jar)).collect(joined()));
        command.add(main.getName());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var _ =
                process.onExit()
                        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(_ -> process.destroyForcibly());
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return printed;
    }

    private static boolean isModule(String jar) {
        return Path.of(jar).getFileName().toString().startsWith("javafx-");
    }

    private static Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(File.pathSeparator);
    }
}
