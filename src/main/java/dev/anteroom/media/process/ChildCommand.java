package dev.anteroom.media.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the media process is started: with the Java that runs this program, from the same class path.
 *
 * @param java the executable
 * @param program the main class
 */
record ChildCommand(Path java, String classPath, String program) {
    /** The variable that Java reads it from. */
    static final String CLASS_PATH = "CLASSPATH";

    /** Variables by which Java gets further options. */
    static final Set<String> NOT_FOR_IT =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** The command for this program; empty when its Java has no executable of its own. */
    static Optional<ChildCommand> find() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Path java =
                Path.of(System.getProperty("java.home", ""), "bin", windows ? "java.exe" : "java");
        String classPath = System.getProperty("java.class.path", "");
        return Files.isExecutable(java) && !classPath.isEmpty()
                ? Optional.of(new ChildCommand(java, classPath, MediaProcess.class.getName()))
                : Optional.empty();
    }

    /**
     * The whole command line, but for the class path: that is long, and goes into {@link
     * #CLASS_PATH}.
     *
     * @param socket where the console waits
     * @param crashReport written by the virtual machine if native code ends it
     */
    List<String> line(Path socket, Path crashReport) {
        return List.of(
                java.toString(),
                // Little of the work is Java: no second compiler, no room for a large heap.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-Xmx128m",
                "-Xshare:auto",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashReport,
                "-XX:ReplayDataFile=" + crashReport + "-compiler",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir", "."),
                program,
                socket.toString());
    }
}
