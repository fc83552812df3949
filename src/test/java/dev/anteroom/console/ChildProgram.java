package dev.anteroom.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a program of ours is started in a process of its own, on the headless platform. */
final class ChildProgram {
    private ChildProgram() {}

    /**
     * The command without the program's own arguments; can be added to.
     *
     * @param settings its own settings' directory
     */
    static List<String> command(Class<?> main, Path settings) {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Danteroom.settings.dir=" + settings,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
    }
}
