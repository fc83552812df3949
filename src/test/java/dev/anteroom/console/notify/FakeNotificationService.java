package dev.anteroom.console.notify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A desktop's notification service that writes down what it is asked to show. */
final class FakeNotificationService implements DesktopNotifications, AutoCloseable {
    private static final String PATH = "/org/freedesktop/Notifications";

    private final DBusConnection connection;
    private final List<String> capabilities;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private volatile long shown;

    /** A call of {@code Notify}, or of {@code CloseNotification} with no actions and no texts. */
    record Asked(
            long number,
            long replaces,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout) {}

    FakeNotificationService(String address, String... capabilities) throws DBusException {
        this.capabilities = List.of(capabilities);
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject(PATH, this);
        connection.requestBusName("org.freedesktop.Notifications");
    }

    /** The next thing asked, within a limit. */
    Asked next() throws InterruptedException {
        Asked next = asked.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing was asked of the service.");
        }
        return next;
    }

    boolean hasMore() {
        return !asked.isEmpty();
    }

    /** Presses a button as a user does. */
    void press(long number, String action) throws DBusException {
        connection.sendMessage(new ActionInvoked(PATH, new UInt32(number), action));
    }

    /** Takes a notification away, and says why. */
    void close(long number, long reason) throws DBusException {
        shown = 0;
        connection.sendMessage(
                new NotificationClosed(PATH, new UInt32(number), new UInt32(reason)));
    }

    @Override
    public List<String> GetCapabilities() {
        return capabilities;
    }

    @Override
    public UInt32 Notify(
            String appName,
            UInt32 replacesId,
            String appIcon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireTimeout) {
        long replaces = replacesId.longValue();
        long number = replaces != 0 && replaces == shown ? replaces : ++numbers;
        shown = number;
        asked.add(new Asked(number, replaces, summary, body, actions, hints, expireTimeout));
        return new UInt32(number);
    }

    private long numbers;

    @Override
    public void CloseNotification(UInt32 id) {
        if (id.longValue() != shown) {
            throw new DBusExecutionException("");
        }
        shown = 0;
        asked.add(new Asked(id.longValue(), 0, "", "", List.of(), Map.of(), 0));
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
