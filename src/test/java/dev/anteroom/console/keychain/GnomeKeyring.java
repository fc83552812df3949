package dev.anteroom.console.keychain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.jspecify.annotations.Nullable;

/**
 * A real keychain of the GNOME desktop, on a bus of the test's, with its files in a folder of the
 * test's. Needs {@code gnome-keyring-daemon} (Debian package gnome-keyring).
 */
final class GnomeKeyring {
    /** Opens it. */
    static final String PASSWORD = "the keyring's own password";

    private static final String SERVICE = "org.freedesktop.secrets";
    private static final DBusPath LOGIN = new DBusPath("/org/freedesktop/secrets/collection/login");

    private static final Path PROMPTER = Path.of("/usr/libexec/gcr-prompter");

    private final String address;
    private final Path folder;
    private final DBusConnection bus;
    private final BlockingQueue<Boolean> presence = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> prompters = new LinkedBlockingQueue<>();
    private Process daemon;
    private @Nullable Process prompter;

    /** What the test itself asks of the keychain. */
    @DBusInterfaceName("org.freedesktop.Secret.Service")
    interface Locking extends DBusInterface {
        @SuppressWarnings("MethodName")
        SecretService.Both<List<DBusPath>, DBusPath> Lock(List<DBusPath> objects);
    }

    /**
     * Starts it.
     *
     * @param address of the bus
     * @param folder for its files
     * @param login whether its user logged in with a password, so that there is a place for secrets
     */
    GnomeKeyring(String address, Path folder, boolean login) throws Exception {
        this.address = address;
        this.folder = folder;
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        bus.addSigHandler(
                DBus.NameOwnerChanged.class,
                change -> {
                    if (change.name.equals(SERVICE)) {
                        presence.add(!change.newOwner.isEmpty());
                    }
                    if (change.name.equals("org.gnome.keyring.SystemPrompter")) {
                        prompters.add(!change.newOwner.isEmpty());
                    }
                });
        daemon = start(login);
    }

    private Process start(boolean login) throws IOException, InterruptedException {
        Path runtime = Files.createDirectories(folder.resolve("run"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "gnome-keyring-daemon",
                                "--foreground",
                                "--components=secrets",
                                "--control-directory=" + runtime));
        if (login) {
            command.add("--unlock");
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("DBUS_SESSION_BUS_ADDRESS", address);
        environment.put("HOME", folder.toString());
        environment.put("XDG_DATA_HOME", files().toString());
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        environment.remove("DISPLAY");
        Process started =
                builder.redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("daemon.log").toFile()))
                        .start();
        try (OutputStream password = started.getOutputStream()) {
            password.write(PASSWORD.getBytes(StandardCharsets.UTF_8));
        }
        await(presence, true);
        return started;
    }

    /** Ends it as a crash would, and starts it anew. */
    void restart() throws IOException, InterruptedException {
        kill();
        daemon = start(true);
    }

    /** Ends it as a crash would. */
    void kill() throws IOException, InterruptedException {
        daemon.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        await(presence, false);
    }

    /** Starts the program that asks for its password in a window. */
    void openPrompter(String display) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(PROMPTER.toString());
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address);
        builder.environment().put("DISPLAY", display);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("GDK_BACKEND", "x11");
        prompter =
                builder.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prompter.log").toFile())
                        .start();
        await(prompters, true);
    }

    /** Whether this machine has all that is needed. */
    static boolean isInstalled() {
        return Files.isExecutable(PROMPTER)
                && Stream.of("gnome-keyring-daemon", "Xvfb", "xdotool")
                        .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
    }

    /** Locks everything, as the desktop does when nobody is there. */
    void lock() throws DBusException {
        bus.getRemoteObject(SERVICE, "/org/freedesktop/secrets", Locking.class)
                .Lock(List.of(LOGIN));
    }

    /** Whatever it wrote. */
    Path files() {
        return folder.resolve("data");
    }

    /** Those of its files that hold a text as it is. */
    List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private void await(BlockingQueue<Boolean> changes, boolean present)
            throws IOException, InterruptedException {
        Boolean next = changes.poll(20, TimeUnit.SECONDS);
        if (next == null || next != present) {
            throw new IllegalStateException(
                    "On the bus: " + next + "\n" + Files.readString(folder.resolve("daemon.log")));
        }
    }

    /** Ends it for good. */
    void close() throws IOException, InterruptedException {
        Process asking = prompter;
        if (asking != null) {
            asking.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        daemon.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        bus.close();
    }
}
