package dev.anteroom.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;

/** Checks what the program needs from the machine, before anything is started. */
final class Surroundings {
    private static final int OLDEST_JAVA = 25;

    private Surroundings() {}

    static void requireJava(int feature, ClassLoader loader) throws StartException {
        if (feature < OLDEST_JAVA) {
            throw new StartException(
                    ExitCode.WRONG_JAVA,
                    "Anteroom needs Java 25, and this is Java "
                            + feature
                            + ". Start it with packaging/run, which finds the right one.");
        }
        if (loader.getResource("javafx/application/Application.class") == null
                && ModuleLayer.boot().findModule("javafx.controls").isEmpty()) {
            throw new StartException(
                    ExitCode.WRONG_JAVA,
                    "JavaFX is missing. Start Anteroom with packaging/run, which brings it along.");
        }
    }

    /** Only Linux tells before the toolkit starts; elsewhere there is always a display. */
    static void requireDisplay(String osName, Map<String, String> environment, String glassPlatform)
            throws StartException {
        boolean headless = glassPlatform.equalsIgnoreCase("headless");
        boolean display =
                !environment.getOrDefault("DISPLAY", "").isBlank()
                        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        if (osName.toLowerCase(Locale.ROOT).contains("linux") && !display && !headless) {
            throw noDisplay();
        }
    }

    static StartException noDisplay() {
        return new StartException(
                ExitCode.NO_DISPLAY,
                "There is no display to open a window on. Start Anteroom in a desktop session, or"
                        + " see it without one with --tour DIR.");
    }

    /** Asks for a port and gives it back at once, so that a taken one is told before the window. */
    static void requireFreePort(int port) throws StartException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new StartException(
                    ExitCode.PORT_TAKEN,
                    "Port "
                            + port
                            + " cannot be used; another program may have it. Choose another with"
                            + " --port, or leave it out.");
        }
    }
}
