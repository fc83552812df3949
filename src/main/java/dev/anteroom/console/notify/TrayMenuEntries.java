package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu of the icon: show, do not disturb, quit. Called on threads of the bus library. */
final class TrayMenuEntries extends ReadOnlyProperties implements TrayMenu {
    static final String PATH = "/MenuBar";

    private static final int ROOT = 0;
    private static final int SHOW = 1;
    private static final int QUIET = 2;
    private static final int LINE = 3;
    private static final int QUIT = 4;
    private static final String CLICKED = "clicked";
    private static final String ENTRY = "(ia{sv}av)";

    private final Texts texts = Texts.of("notify");
    private final BooleanSupplier quiet;
    private final Tray.Listener listener;
    private final AtomicLong revision = new AtomicLong(1);

    /**
     * Says nothing yet.
     *
     * @param quiet whether "do not disturb" is on now
     * @param listener told on the caller's thread
     */
    TrayMenuEntries(BooleanSupplier quiet, Tray.Listener listener) {
        this.quiet = quiet;
        this.listener = listener;
    }

    /** The signal to send when something changed. */
    LayoutUpdated changed() throws DBusException {
        return new LayoutUpdated(PATH, new UInt32(revision.incrementAndGet()), ROOT);
    }

    @Override
    public Layout<UInt32, Entry> GetLayout(int parentId, int depth, List<String> names) {
        List<Variant<?>> children =
                parentId == ROOT && depth != 0
                        ? entries().<Variant<?>>map(each -> new Variant<>(each, ENTRY)).toList()
                        : List.of();
        return new Layout<>(
                new UInt32(revision.get()), new Entry(parentId, properties(parentId), children));
    }

    @Override
    public List<TrayMenu.Properties> GetGroupProperties(List<Integer> ids, List<String> names) {
        return Stream.of(ROOT, SHOW, QUIET, LINE, QUIT)
                .filter(id -> ids.isEmpty() || ids.contains(id))
                .map(id -> new TrayMenu.Properties(id, properties(id)))
                .toList();
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        Variant<?> value = properties(id).get(name);
        if (value == null) {
            throw new DBusExecutionException("There is no such property.");
        }
        return value;
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 time) {
        if (!event.equals(CLICKED)) {
            return;
        }
        switch (id) {
            case SHOW -> listener.open();
            case QUIET -> listener.quiet(!quiet.getAsBoolean());
            case QUIT -> listener.quit();
            default -> {}
        }
    }

    @Override
    public List<Integer> EventGroup(List<Occurrence> events) {
        events.forEach(each -> Event(each.id(), each.event(), each.data(), each.time()));
        return unknown(events.stream().map(Occurrence::id));
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public AboutSeveral<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new AboutSeveral<>(List.of(), unknown(ids.stream()));
    }

    private static List<Integer> unknown(Stream<Integer> ids) {
        return ids.filter(id -> id < ROOT || id > QUIT).toList();
    }

    private Stream<Entry> entries() {
        return Stream.of(SHOW, QUIET, LINE, QUIT)
                .map(id -> new Entry(id, properties(id), List.of()));
    }

    private Map<String, Variant<?>> properties(int id) {
        return switch (id) {
            case ROOT -> Map.of("children-display", new Variant<>("submenu"));
            case SHOW -> Map.of("label", label("tray.show"));
            case QUIET ->
                    Map.of(
                            "label", label("tray.quiet"),
                            "toggle-type", new Variant<>("checkmark"),
                            "toggle-state", new Variant<>(quiet.getAsBoolean() ? 1 : 0));
            case LINE -> Map.of("type", new Variant<>("separator"));
            case QUIT -> Map.of("label", label("tray.quit"));
            default -> Map.of();
        };
    }

    /** An underscore would name a key. */
    private Variant<String> label(String key) {
        return new Variant<>(texts.get(key).replace("_", "__"));
    }

    @Override
    public Map<String, Variant<?>> GetAll(String ofInterface) {
        return Map.of(
                "Version", new Variant<>(new UInt32(3)),
                "TextDirection", new Variant<>("ltr"),
                "Status", new Variant<>("normal"));
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
