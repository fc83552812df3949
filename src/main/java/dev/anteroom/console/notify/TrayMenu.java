package dev.anteroom.console.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A menu that the desktop draws, as the interface {@code com.canonical.dbusmenu} names its parts.
 * Public only since the bus library makes its proxies elsewhere.
 */
@DBusInterfaceName("com.canonical.dbusmenu")
public interface TrayMenu extends DBusInterface {
    /** An entry and what is below it. */
    final class Entry extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final Map<String, Variant<?>> properties;

        @Position(2)
        private final List<Variant<?>> children;

        /** Made by the bus library too. */
        public Entry(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = Map.copyOf(properties);
            this.children = List.copyOf(children);
        }

        int id() {
            return id;
        }

        Map<String, Variant<?>> properties() {
            return properties;
        }

        List<Variant<?>> children() {
            return children;
        }
    }

    /** An entry without what is below it. */
    final class Properties extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final Map<String, Variant<?>> values;

        /** Made by the bus library too. */
        public Properties(int id, Map<String, Variant<?>> values) {
            this.id = id;
            this.values = Map.copyOf(values);
        }

        int id() {
            return id;
        }

        Map<String, Variant<?>> values() {
            return values;
        }
    }

    /**
     * The answer about a layout; its parts are types of its own since the bus library reads them
     * so.
     *
     * @param <A> a number that rises with each change
     * @param <B> the entry asked for
     */
    final class Layout<A, B> extends Tuple {
        @Position(0)
        private final A revision;

        @Position(1)
        private final B entry;

        /** Made by the bus library too. */
        public Layout(A revision, B entry) {
            this.revision = revision;
            this.entry = entry;
        }

        A revision() {
            return revision;
        }

        B entry() {
            return entry;
        }
    }

    /** Something that was done with an entry. */
    final class Occurrence extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final String event;

        @Position(2)
        private final Variant<?> data;

        @Position(3)
        private final UInt32 time;

        /** Made by the bus library too. */
        public Occurrence(int id, String event, Variant<?> data, UInt32 time) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.time = time;
        }

        int id() {
            return id;
        }

        String event() {
            return event;
        }

        Variant<?> data() {
            return data;
        }

        UInt32 time() {
            return time;
        }
    }

    /**
     * The answer about several entries that are about to be shown; its parts are types of its own
     * since the bus library reads them so.
     *
     * @param <A> the entries that have changed
     * @param <B> those that there are not
     */
    final class AboutSeveral<A, B> extends Tuple {
        @Position(0)
        private final A changed;

        @Position(1)
        private final B unknown;

        /** Made by the bus library too. */
        public AboutSeveral(A changed, B unknown) {
            this.changed = changed;
            this.unknown = unknown;
        }

        A changed() {
            return changed;
        }

        B unknown() {
            return unknown;
        }
    }

    /** The entry with what is below it. */
    @SuppressWarnings("MethodName")
    Layout<UInt32, Entry> GetLayout(int parentId, int depth, List<String> names);

    /** Some entries alone; all when no ids are given. */
    @SuppressWarnings("MethodName")
    List<Properties> GetGroupProperties(List<Integer> ids, List<String> names);

    /** One property of an entry. */
    @SuppressWarnings("MethodName")
    Variant<?> GetProperty(int id, String name);

    /** Something was done with an entry. */
    @SuppressWarnings("MethodName")
    void Event(int id, String event, Variant<?> data, UInt32 time);

    /** Several things were done at once; returns the entries that there are not. */
    @SuppressWarnings("MethodName")
    List<Integer> EventGroup(List<Occurrence> events);

    /** Whether an entry changes before it is shown. */
    @SuppressWarnings("MethodName")
    boolean AboutToShow(int id);

    /** The same of several at once. */
    @SuppressWarnings("MethodName")
    AboutSeveral<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /** The menu changed. */
    final class LayoutUpdated extends DBusSignal {
        /** As it goes over the bus. */
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }
}
