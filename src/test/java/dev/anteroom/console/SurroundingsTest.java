package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class SurroundingsTest {
    private static ExitCode exitCode(Executable check) {
        return assertThrows(StartException.class, check).exitCode();
    }

    @Test
    void display_isNeededOnLinuxOnly() {
        assertEquals(
                ExitCode.NO_DISPLAY,
                exitCode(() -> Surroundings.requireDisplay("Linux", Map.of(), "")));
        assertEquals(
                ExitCode.NO_DISPLAY,
                exitCode(() -> Surroundings.requireDisplay("Linux", Map.of("DISPLAY", ""), "gtk")));
        assertDoesNotThrow(() -> Surroundings.requireDisplay("Linux", Map.of("DISPLAY", ":0"), ""));
        assertDoesNotThrow(
                () ->
                        Surroundings.requireDisplay(
                                "Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), ""));
        assertDoesNotThrow(() -> Surroundings.requireDisplay("Linux", Map.of(), "Headless"));
        assertDoesNotThrow(() -> Surroundings.requireDisplay("Windows 11", Map.of(), ""));
        assertDoesNotThrow(() -> Surroundings.requireDisplay("Mac OS X", Map.of(), ""));
    }

    @Test
    void java_hasToBeNewEnoughAndBringJavaFx() throws IOException {
        ClassLoader own = getClass().getClassLoader();
        assertDoesNotThrow(() -> Surroundings.requireJava(25, own));
        assertDoesNotThrow(() -> Surroundings.requireJava(26, own));
        assertEquals(ExitCode.WRONG_JAVA, exitCode(() -> Surroundings.requireJava(21, own)));
        try (URLClassLoader empty =
                new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertEquals(ExitCode.WRONG_JAVA, exitCode(() -> Surroundings.requireJava(25, empty)));
        }
    }

    @Test
    void port_hasToBeFree() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertEquals(ExitCode.PORT_TAKEN, exitCode(() -> Surroundings.requireFreePort(port)));
        }
        assertDoesNotThrow(() -> Surroundings.requireFreePort(port));
        assertDoesNotThrow(() -> Surroundings.requireFreePort(0));
    }
}
