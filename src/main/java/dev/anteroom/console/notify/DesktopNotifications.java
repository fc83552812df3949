package dev.anteroom.console.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The desktop's own notification service, as the Desktop Notifications Specification 1.2 of
 * freedesktop.org names its parts. Public only since the bus library makes its proxies elsewhere.
 */
@DBusInterfaceName("org.freedesktop.Notifications")
@SuppressWarnings("checkstyle:MethodName")
public interface DesktopNotifications extends DBusInterface {
    /** What the service can do, as words of the specification. */
    @SuppressWarnings("MethodName")
    List<String> GetCapabilities();

    /** Shows a notification, or replaces one; returns its number. */
    @SuppressWarnings({"MethodName", "TooManyParameters"})
    UInt32 Notify(
            String appName,
            UInt32 replacesId,
            String appIcon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireTimeout);

    /** Takes a notification away. */
    @SuppressWarnings("MethodName")
    void CloseNotification(UInt32 id);

    /** A notification went away. */
    final class NotificationClosed extends DBusSignal {
        /** By itself, since its time was over. */
        public static final long EXPIRED = 1;

        /** By hand. */
        public static final long DISMISSED = 2;

        private final UInt32 id;
        private final UInt32 reason;

        /** Made by the bus library. */
        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
            this.reason = reason;
        }

        /** Which one. */
        public UInt32 id() {
            return id;
        }

        /** Why. */
        public long reason() {
            return reason.longValue();
        }
    }

    /** A button of a notification was pressed. */
    final class ActionInvoked extends DBusSignal {
        private final UInt32 id;
        private final String action;

        /** Made by the bus library. */
        public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id;
            this.action = action;
        }

        /** Which notification. */
        public UInt32 id() {
            return id;
        }

        /** Which button, by the name that we gave it. */
        public String action() {
            return action;
        }
    }
}
