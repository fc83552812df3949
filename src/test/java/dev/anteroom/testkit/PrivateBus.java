package dev.anteroom.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A message bus of one's own: a real daemon that nobody else is connected to. */
public final class PrivateBus implements AutoCloseable {
    private final Process daemon;
    private final String address;

    /**
     * Starts the daemon.
     *
     * @param directory where its socket is; its path has to be short
     * @throws IOException also when there is no {@code dbus-daemon} (Debian package dbus)
     */
    public PrivateBus(Path directory) throws IOException {
        Path configuration = directory.resolve("bus.conf");
        Files.writeString(configuration, configuration(directory.resolve("bus").toAbsolutePath()));
        daemon =
                new ProcessBuilder(
                                "dbus-daemon",
                                "--nofork",
                                "--print-address=1",
                                "--config-file=" + configuration.toAbsolutePath())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = daemon.inputReader();
        address = Objects.requireNonNull(said.readLine(), "The bus did not start.");
    }

    /** Where it listens. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        daemon.destroy();
    }

    private static String configuration(Path socket) {
        return """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>unix:path=%s</listen>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """
                .formatted(socket);
    }
}
