package dev.anteroom.console.notify;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;

/** A desktop that shows icons beside the clock, as far as the bus can tell. */
public final class FakeTrayWatcher implements TrayWatcher, AutoCloseable {
    private final DBusConnection connection;
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    /** Has its place on the bus from now on. */
    public FakeTrayWatcher(String address) throws DBusException {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject("/StatusNotifierWatcher", this);
        connection.addSigHandler(TrayItem.NewIcon.class, _ -> news.add("icon"));
        connection.addSigHandler(TrayMenu.LayoutUpdated.class, _ -> news.add("menu"));
        connection.requestBusName("org.kde.StatusNotifierWatcher");
    }

    @Override
    public void RegisterStatusNotifierItem(String service) {
        registered.add(service);
    }

    /** Who wanted to be shown next. */
    public String nextItem() throws InterruptedException {
        return next(registered);
    }

    /** What changed next: "icon" or "menu". */
    public String nextNews() throws InterruptedException {
        return next(news);
    }

    TrayItem item(String service) throws DBusException {
        return connection.getRemoteObject(service, "/StatusNotifierItem", TrayItem.class);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <A> A property(String service, String name) throws DBusException {
        return connection
                .getRemoteObject(service, "/StatusNotifierItem", Properties.class)
                .Get("org.kde.StatusNotifierItem", name);
    }

    TrayMenu menu(String service) throws DBusException {
        return connection.getRemoteObject(service, "/MenuBar", TrayMenu.class);
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing came over the bus.");
        }
        return next;
    }

    @Override
    public String getObjectPath() {
        return "/StatusNotifierWatcher";
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
