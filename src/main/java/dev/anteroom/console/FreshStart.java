package dev.anteroom.console;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Starts the program anew with a link on its standard input. The list of processes shows a
 * program's arguments to everybody on the machine for as long as it runs, and a link may hold a
 * token.
 */
final class FreshStart {
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
                        ProcessHandle.current().info(),
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

    /** The command of the new process; empty when this system does not tell enough. */
    static Optional<List<String>> command(
            Optional<String> launcher, ProcessHandle.Info info, String link, String... arguments) {
        List<String> others =
                new ArrayList<>(
                        Arrays.stream(arguments).filter(each -> !each.equals(link)).toList());
        others.addAll(List.of("--token-file", "-"));
        if (launcher.isPresent()) {
            return Optional.of(joined(List.of(launcher.get()), others));
        }
        Optional<String> java = info.command();
        Optional<String[]> all = info.arguments();
        if (java.isEmpty() || all.isEmpty() || all.get().length < arguments.length) {
            return Optional.empty();
        }
        List<String> before =
                Arrays.asList(all.get()).subList(0, all.get().length - arguments.length);
        List<String> program = joined(List.of(Path.of(java.get()).toString()), before);
        return Optional.of(joined(program, others));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
