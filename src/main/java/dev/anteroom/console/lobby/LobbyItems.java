package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.KeyedList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * What the list shows: the rows sorted into sections, without those that are folded away or not
 * searched for. Made in one pass over the rows; within a section the order of arrival never
 * changes.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class LobbyItems {
    private final KeyedList<LobbyItem, LobbyItem, LobbyItem> items =
            new KeyedList<>(Function.identity(), Function.identity(), (_, _) -> {});
    private final Map<Section, GroupHeader> headers = new EnumMap<>(Section.class);
    private final Set<Section> folded = EnumSet.noneOf(Section.class);
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown(Crowd.NOBODY, 0, false));

    private NameSearch search = NameSearch.EVERYBODY;

    /**
     * What the list as a whole shows. Immutable.
     *
     * @param open who is shown and can be decided about; without the held, of whom the moderator
     *     said "not yet"
     * @param found how many rows the search finds
     * @param searching whether there is a search
     */
    record Shown(Crowd open, int found, boolean searching) {}

    /** One section while the list is made. */
    private static final class Part {
        private final List<AwaitedRow> found = new ArrayList<>();
        private final List<AwaitedRow> open = new ArrayList<>();
        private int waiting;
        private int foundWaiting;
    }

    LobbyItems() {
        for (Section section : Section.values()) {
            headers.put(section, new GroupHeader(section));
        }
    }

    /** The lines of the list, for reading and listening only. */
    public ObservableList<LobbyItem> list() {
        return items.rows();
    }

    /** True while {@link #list} changes; what happens to a selection meanwhile is nobody's wish. */
    ReadOnlyBooleanProperty changingProperty() {
        return changing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Sets what is looked for; shows with the next {@link #rebuild}. */
    void search(String typed) {
        search = NameSearch.of(typed);
    }

    /** Sets whether a section is folded away; shows with the next {@link #rebuild}. */
    void fold(Section section, boolean away) {
        if (away) {
            folded.add(section);
        } else {
            folded.remove(section);
        }
    }

    boolean isFolded(Section section) {
        return folded.contains(section);
    }

    /** Makes the list anew. */
    void rebuild(List<AwaitedRow> rows) {
        Map<Section, Part> parts = sort(rows);
        boolean headed = isHeaded(parts);
        List<LobbyItem> lines = new ArrayList<>(rows.size() + headers.size());
        List<AwaitedRow> open = new ArrayList<>();
        int found = 0;
        for (Map.Entry<Section, Part> each : parts.entrySet()) {
            Section section = each.getKey();
            Part part = each.getValue();
            found += part.found.size();
            if (part.found.isEmpty()) {
                continue;
            }
            // A search looks into the folded sections too: who is found is shown.
            boolean hidden = headed && search.isEverybody() && folded.contains(section);
            List<AwaitedRow> decidable = hidden ? List.of() : part.open;
            if (headed) {
                GroupHeader header = Objects.requireNonNull(headers.get(section));
                header.show(
                        new GroupHeader.Look(
                                part.waiting, part.foundWaiting, hidden, Crowd.of(decidable)));
                lines.add(header);
            }
            if (!hidden) {
                lines.addAll(part.found);
            }
            if (section != Section.HELD) {
                open.addAll(decidable);
            }
        }
        changing.set(true);
        items.reconcile(lines);
        changing.set(false);
        shown.set(new Shown(Crowd.of(open), found, !search.isEverybody()));
    }

    private Map<Section, Part> sort(List<AwaitedRow> rows) {
        Map<Section, Part> parts = new EnumMap<>(Section.class);
        for (AwaitedRow row : rows) {
            Part part = parts.computeIfAbsent(Section.of(row), _ -> new Part());
            boolean waiting = !row.state().isLeaving();
            part.waiting += waiting ? 1 : 0;
            if (search.isEverybody() || row.matches(search)) {
                part.found.add(row);
                if (row.state().isOpen()) {
                    part.open.add(row);
                }
                part.foundWaiting += waiting ? 1 : 0;
            }
        }
        return parts;
    }

    private static boolean isHeaded(Map<Section, Part> parts) {
        return parts.size() > 1 || parts.keySet().stream().anyMatch(Section::speaksForItself);
    }
}
