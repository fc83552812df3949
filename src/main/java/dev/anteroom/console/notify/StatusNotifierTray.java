package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The icon beside the clock of a Linux desktop that follows the StatusNotifierItem specification.
 * Where nobody shows such icons it waits until somebody does.
 */
final class StatusNotifierTray implements Tray {
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    private static final String PATH = "/StatusNotifierItem";
    private static final String PICTURES = "a(iiay)";
    private static final String TIP = "(sa(iiay)ss)";

    private final SessionBus bus;
    private final Executor fx;
    private final Listener listener;
    private final Texts texts = Texts.of("notify");
    private final Item item = new Item();
    private final TrayMenuEntries menu;

    // For the bus's thread only.
    private @Nullable DBusConnection exported;

    // Written on the FX thread, read on those of the bus library.
    private volatile State state = new State(0, false, List.of());

    // For the FX thread.
    private boolean shown;
    private volatile boolean closed;

    private record State(int waiting, boolean quiet, List<TrayPicture> pictures) {}

    /**
     * Asks the desktop for a place at once.
     *
     * @param bus not closed with this
     * @param fx runs tasks on the JavaFX application thread
     */
    StatusNotifierTray(SessionBus bus, Executor fx, Listener listener) {
        this.bus = bus;
        this.fx = fx;
        this.listener = listener;
        menu = new TrayMenuEntries(() -> state.quiet(), new Hopping());
        bus.run(this::register, () -> {});
    }

    @Override
    public boolean isShown() {
        return shown;
    }

    @Override
    public void show(int waiting, boolean quiet, List<TrayPicture> pictures) {
        State before = state;
        state = new State(waiting, quiet, List.copyOf(pictures));
        bus.run(
                connection -> {
                    if (!connection.equals(exported)) {
                        return;
                    }
                    connection.sendMessage(new TrayItem.NewIcon(PATH));
                    connection.sendMessage(new TrayItem.NewToolTip(PATH));
                    connection.sendMessage(new TrayItem.NewStatus(PATH, status(waiting)));
                    if (before.quiet() != quiet) {
                        connection.sendMessage(menu.changed());
                    }
                },
                () -> become(false));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            bus.run(
                    connection -> {
                        if (connection.equals(exported)) {
                            exported = null;
                            connection.unExportObject(PATH);
                            connection.unExportObject(TrayMenuEntries.PATH);
                        }
                    },
                    () -> {});
        }
    }

    private void register(DBusConnection connection) throws DBusException {
        if (closed) {
            return;
        }
        if (!connection.equals(exported)) {
            connection.exportObject(PATH, item);
            connection.exportObject(TrayMenuEntries.PATH, menu);
            connection.addSigHandler(DBus.NameOwnerChanged.class, this::ownerChanged);
            exported = connection;
        }
        DBus daemon =
                connection.getRemoteObject(
                        "org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
        if (!daemon.NameHasOwner(WATCHER)) {
            become(false);
            return;
        }
        try {
            connection
                    .getRemoteObject(WATCHER, WATCHER_PATH, TrayWatcher.class)
                    .RegisterStatusNotifierItem(connection.getUniqueName());
            become(true);
        } catch (DBusExecutionException refused) {
            // It is there and will not have us; the bus itself is fine.
            become(false);
        }
    }

    private void ownerChanged(DBus.NameOwnerChanged change) {
        if (change.name.equals(WATCHER) && !closed) {
            if (change.newOwner.isEmpty()) {
                become(false);
            } else {
                bus.run(this::register, () -> become(false));
            }
        }
    }

    private void become(boolean nowShown) {
        fx.execute(
                () -> {
                    if (shown != nowShown && !closed) {
                        shown = nowShown;
                        listener.shown(nowShown);
                    }
                });
    }

    private static String status(int waiting) {
        return waiting > 0 ? "NeedsAttention" : "Active";
    }

    /** Calls of the desktop come on threads of the bus library. */
    private final class Hopping implements Listener {
        @Override
        public void shown(boolean nowShown) {
            fx.execute(() -> listener.shown(nowShown));
        }

        @Override
        public void open() {
            fx.execute(listener::open);
        }

        @Override
        public void quiet(boolean wanted) {
            fx.execute(() -> listener.quiet(wanted));
        }

        @Override
        public void quit() {
            fx.execute(listener::quit);
        }
    }

    /** What the desktop asks of the icon. */
    private final class Item extends ReadOnlyProperties implements TrayItem {
        @Override
        public void Activate(int x, int y) {
            fx.execute(listener::open);
        }

        @Override
        public void SecondaryActivate(int x, int y) {
            fx.execute(listener::open);
        }

        @Override
        public void ContextMenu(int x, int y) {
            fx.execute(listener::open);
        }

        @Override
        public void Scroll(int delta, String orientation) {}

        @Override
        public Map<String, Variant<?>> GetAll(String ofInterface) {
            State now = state;
            String said = texts.get("tray.waiting", now.waiting());
            return Map.ofEntries(
                    Map.entry("Category", new Variant<>("Communications")),
                    Map.entry("Id", new Variant<>("anteroom")),
                    Map.entry("Title", new Variant<>("Anteroom")),
                    Map.entry("Status", new Variant<>(status(now.waiting()))),
                    Map.entry("WindowId", new Variant<>(0)),
                    Map.entry("IconName", new Variant<>("")),
                    Map.entry("IconPixmap", new Variant<>(now.pictures(), PICTURES)),
                    Map.entry("AttentionIconName", new Variant<>("")),
                    Map.entry("AttentionIconPixmap", new Variant<>(now.pictures(), PICTURES)),
                    Map.entry("OverlayIconName", new Variant<>("")),
                    Map.entry(
                            "ToolTip",
                            new Variant<>(new TrayTip("", List.of(), "Anteroom", said), TIP)),
                    Map.entry("ItemIsMenu", new Variant<>(false)),
                    Map.entry("Menu", new Variant<>(new DBusPath(TrayMenuEntries.PATH))));
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
