package dev.anteroom.console.notify;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/**
 * An icon beside the clock, as the StatusNotifierItem specification of freedesktop.org names its
 * parts. Public only since the bus library makes its proxies elsewhere.
 */
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface TrayItem extends DBusInterface {
    /** It was pressed. */
    @SuppressWarnings("MethodName")
    void Activate(int x, int y);

    /** It was pressed with another button. */
    @SuppressWarnings("MethodName")
    void SecondaryActivate(int x, int y);

    /** A menu is wanted; only asked where the menu on the bus is not understood. */
    @SuppressWarnings("MethodName")
    void ContextMenu(int x, int y);

    /** A wheel was turned over it. */
    @SuppressWarnings("MethodName")
    void Scroll(int delta, String orientation);

    /** Its picture changed. */
    final class NewIcon extends DBusSignal {
        /** As it goes over the bus. */
        public NewIcon(String path) throws DBusException {
            super(path);
        }
    }

    /** What is said of it changed. */
    final class NewToolTip extends DBusSignal {
        /** As it goes over the bus. */
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }

    /** Whether it wants attention changed. */
    final class NewStatus extends DBusSignal {
        /** As it goes over the bus. */
        public NewStatus(String path, String status) throws DBusException {
            super(path, status);
        }
    }
}
