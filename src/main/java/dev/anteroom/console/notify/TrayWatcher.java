package dev.anteroom.console.notify;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/**
 * Who shows icons beside the clock, as the StatusNotifierItem specification of freedesktop.org
 * names it. Public only since the bus library makes its proxies elsewhere.
 */
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface TrayWatcher extends DBusInterface {
    /** Shows the item of a connection. */
    @SuppressWarnings("MethodName")
    void RegisterStatusNotifierItem(String service);
}
