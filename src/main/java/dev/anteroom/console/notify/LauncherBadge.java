package dev.anteroom.console.notify;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/**
 * The number on a Linux desktop's task bar or dock, in the way that Ubuntu's dock, KDE Plasma and
 * others understand; a desktop that does not, does nothing.
 */
final class LauncherBadge implements CountBadge {
    private static final String PATH = "/dev/anteroom/console";
    private static final String APPLICATION = "application://anteroom.desktop";

    private final SessionBus bus;

    /**
     * Shows no number yet.
     *
     * @param bus not closed with this
     */
    LauncherBadge(SessionBus bus) {
        this.bus = bus;
    }

    @Override
    public void show(int count) {
        // Nothing to tell when there is no bus: then there is no such task bar either.
        bus.run(connection -> connection.sendMessage(update(count)), () -> {});
    }

    @Override
    public void close() {
        show(0);
    }

    private static DBusSignal update(int count) throws DBusException {
        return new LauncherEntry.Update(
                PATH,
                APPLICATION,
                Map.of(
                        "count", new Variant<>((long) count),
                        "count-visible", new Variant<>(count > 0)));
    }

    /** What such desktops listen to. */
    @DBusInterfaceName("com.canonical.Unity.LauncherEntry")
    interface LauncherEntry extends DBusInterface {
        /** The number changed. */
        final class Update extends DBusSignal {
            private final String application;
            private final Map<String, Variant<?>> properties;

            /** As it goes over the bus. */
            public Update(String path, String application, Map<String, Variant<?>> properties)
                    throws DBusException {
                super(path, application, properties);
                this.application = application;
                this.properties = properties;
            }

            String application() {
                return application;
            }

            Map<String, Variant<?>> properties() {
                return properties;
            }
        }
    }
}
