package dev.anteroom.console;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the program anew with a link on its standard input. The list of processes shows a
 * program's arguments to everybody on the machine for as long as it runs, and a link may hold a
 * token.
 */
final class FreshStart {
    private static final Logger LOG = LoggerFactory.getLogger(FreshStart.class);
    private static final Path LINE_ON_LINUX = Path.of("/proc/self/cmdline");

    private FreshStart() {}

    /**
     * Starts a process that outlives this one and does what this one was asked to do.
     *
     * @param arguments of this program, the link among them
     * @return false when this system does not say how the program was started
     * @throws IOException if the process cannot be started
     */
    static boolean with(String link, String... arguments) throws IOException {
        Optional<List<String>> command =
                command(
                        Optional.ofNullable(System.getProperty("jpackage.app-path")),
                        ownLine(),
                        link,
                        arguments);
        if (command.isEmpty()) {
            return false;
        }
        Process fresh =
                new ProcessBuilder(command.get())
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT)
                        .start();
        try (OutputStream input = fresh.getOutputStream()) {
            input.write(link.getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    /**
     * The command of the new process; empty when this system does not tell enough.
     *
     * @param launcher of the installed program
     * @param line the whole command of this process, for a start without the launcher
     */
    static Optional<List<String>> command(
            Optional<String> launcher, List<String> line, String link, String... arguments) {
        List<String> others =
                new ArrayList<>(
                        Arrays.stream(arguments).filter(each -> !each.equals(link)).toList());
        others.addAll(List.of("--token-file", "-"));
        if (launcher.isPresent()) {
            return Optional.of(joined(List.of(launcher.get()), others));
        }
        int own = line.size() - arguments.length;
        return own < 1 ? Optional.empty() : Optional.of(joined(line.subList(0, own), others));
    }

    private static List<String> ownLine() {
        // Java leaves the arguments out where they are longer than a page of memory.
        if (Files.isReadable(LINE_ON_LINUX)) {
            try {
                return List.of(Files.readString(LINE_ON_LINUX).split("\0"));
            } catch (IOException unreadable) {
                LOG.debug("The system does not tell the command of this process.", unreadable);
            }
        }
        ProcessHandle.Info own = ProcessHandle.current().info();
        return own.command()
                .filter(_ -> own.arguments().isPresent())
                .map(java -> joined(List.of(java), List.of(own.arguments().get())))
                .orElse(List.of());
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
