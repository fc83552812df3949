package dev.anteroom.console.lobby;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Who is selected in the list. Kept by person, not by place: when rows come and go the selection
 * stays on the same people, and nobody who slid into a place is ever selected.
 */
final class LobbySelection {
    private final ListView<LobbyItem> list;
    private final ReadOnlyObjectWrapper<List<AwaitedRow>> chosen =
            new ReadOnlyObjectWrapper<>(List.of());

    private @Nullable LobbyItem lead;
    private @Nullable LobbyItem anchor;
    private int leadAt;
    private boolean mirroring;

    LobbySelection(ListView<LobbyItem> list, LobbyItems items) {
        this.list = list;
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        InvalidationListener follow =
                _ -> {
                    if (!mirroring && !items.changingProperty().get()) {
                        adopt();
                    }
                };
        // Both: the list tells who is selected before it tells which of them is the one at hand.
        list.getSelectionModel().getSelectedIndices().addListener(follow);
        list.getSelectionModel().selectedItemProperty().addListener(follow);
        // Told once the list itself has heard of a change, so it has the last word on the
        // selection.
        items.changingProperty()
                .subscribe(
                        busy -> {
                            if (!busy) {
                                keep();
                            }
                        });
    }

    /** The selected people, in the order of the list. */
    ReadOnlyObjectProperty<List<AwaitedRow>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    List<AwaitedRow> chosen() {
        return chosen.get();
    }

    /** The line the keyboard is on. */
    @Nullable LobbyItem lead() {
        return lead;
    }

    void selectFirst() {
        for (int i = 0; i < items().size(); i++) {
            if (items().get(i) instanceof AwaitedRow) {
                select(i);
                return;
            }
        }
    }

    void selectAll() {
        chosen.set(persons(0, items().size() - 1));
        if (lead == null && !chosen().isEmpty()) {
            lead = chosen().getFirst();
        }
        mirror();
    }

    void select(LobbyItem item) {
        int index = items().indexOf(item);
        if (index >= 0) {
            select(index);
        }
    }

    /**
     * Goes to another line.
     *
     * @param step how many lines further
     * @param extend whether what lies between is selected too
     */
    void move(int step, boolean extend) {
        if (items().isEmpty()) {
            return;
        }
        int from = lead == null ? -1 : items().indexOf(lead);
        // Without a selection, whoever came to the place of the one who left is the next.
        int to = from >= 0 ? from + step : leadAt - (step < 0 ? 1 : 0);
        int index = Math.clamp(to, 0, items().size() - 1);
        if (extend && from >= 0) {
            extendTo(items().get(index));
        } else {
            select(index);
        }
    }

    /** Selects everybody from where the selection began to this line. */
    void extendTo(LobbyItem item) {
        int to = items().indexOf(item);
        int from = anchor == null ? -1 : items().indexOf(anchor);
        if (to < 0) {
            return;
        }
        if (from < 0) {
            select(to);
            return;
        }
        chosen.set(persons(Math.min(from, to), Math.max(from, to)));
        lead = item;
        leadAt = to;
        mirror();
        reveal(to);
    }

    /** Goes on to the next person who can be decided about, or else to the one before. */
    void selectNextAfter(AwaitedRow row) {
        int index = items().indexOf(row);
        int size = items().size();
        for (int i = index + 1; i < size; i++) {
            if (isOpen(i)) {
                select(i);
                return;
            }
        }
        for (int i = Math.min(index, size) - 1; i >= 0; i--) {
            if (isOpen(i)) {
                select(i);
                return;
            }
        }
    }

    private boolean isOpen(int index) {
        return items().get(index) instanceof AwaitedRow row && row.state().isOpen();
    }

    private void select(int index) {
        LobbyItem item = items().get(index);
        lead = item;
        anchor = item;
        leadAt = index;
        chosen.set(item instanceof AwaitedRow row ? List.of(row) : List.of());
        mirror();
        reveal(index);
    }

    /** Takes over what the mouse did. */
    private void adopt() {
        MultipleSelectionModel<LobbyItem> model = list.getSelectionModel();
        List<AwaitedRow> people = new ArrayList<>();
        for (LobbyItem item : model.getSelectedItems()) {
            if (item instanceof AwaitedRow row) {
                people.add(row);
            }
        }
        lead = model.getSelectedItem();
        anchor = lead;
        leadAt = Math.max(0, model.getSelectedIndex());
        chosen.set(List.copyOf(people));
    }

    /**
     * Keeps the selection on the same people when rows come and go. When they left, nobody is
     * selected: the next key must not decide about somebody who slid into the place.
     */
    private void keep() {
        LobbyItem kept = lead;
        if (kept != null && !items().contains(kept)) {
            lead = null;
            anchor = null;
        }
        if (!chosen().isEmpty()) {
            Set<AwaitedRow> before = new LinkedHashSet<>(chosen());
            List<AwaitedRow> still = new ArrayList<>(before.size());
            for (LobbyItem item : items()) {
                if (item instanceof AwaitedRow row && before.contains(row)) {
                    still.add(row);
                }
            }
            if (!still.equals(chosen())) {
                chosen.set(List.copyOf(still));
            }
        }
        mirror();
    }

    /** Makes the list show the selection; the list's own model is only its mirror. */
    private void mirror() {
        int leadIndex = lead == null ? -1 : items().indexOf(lead);
        if (leadIndex >= 0) {
            leadAt = leadIndex;
        }
        int[] indices = indices(leadIndex);
        MultipleSelectionModel<LobbyItem> model = list.getSelectionModel();
        if (isMirrored(model, indices, leadIndex)) {
            return;
        }
        mirroring = true;
        model.clearSelection();
        if (indices.length > 0) {
            model.selectIndices(indices[0], indices);
        }
        list.getFocusModel().focus(leadIndex);
        mirroring = false;
    }

    /** Selecting anew what is selected would cost each cell on the screen a round of listeners. */
    private boolean isMirrored(
            MultipleSelectionModel<LobbyItem> model, int[] indices, int leadIndex) {
        int last = indices.length == 0 ? -1 : indices[indices.length - 1];
        return list.getFocusModel().getFocusedIndex() == leadIndex
                && model.getSelectedIndex() == last
                && model.getSelectedIndices().size() == indices.length
                && IntStream.of(indices).allMatch(model::isSelected);
    }

    /** The selected lines, the one at hand last, which is then the list's selected one. */
    private int[] indices(int leadIndex) {
        if (chosen().isEmpty()) {
            return leadIndex < 0 ? new int[0] : new int[] {leadIndex};
        }
        Set<AwaitedRow> people = new LinkedHashSet<>(chosen());
        List<Integer> found = new ArrayList<>(people.size());
        for (int i = 0; i < items().size() && found.size() < people.size(); i++) {
            if (i != leadIndex
                    && items().get(i) instanceof AwaitedRow row
                    && people.contains(row)) {
                found.add(i);
            }
        }
        if (leadIndex >= 0 && lead instanceof AwaitedRow row && people.contains(row)) {
            found.add(leadIndex);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<AwaitedRow> persons(int from, int to) {
        List<AwaitedRow> people = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            if (items().get(i) instanceof AwaitedRow row) {
                people.add(row);
            }
        }
        return List.copyOf(people);
    }

    private ObservableList<LobbyItem> items() {
        return list.getItems();
    }

    /** Scrolls no further than it must; {@code ListView.scrollTo} alone puts the row on top. */
    private void reveal(int index) {
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getFirstVisibleCell() == null) {
            return;
        }
        IndexedCell<?> top = flow.getFirstVisibleCell();
        IndexedCell<?> bottom = flow.getLastVisibleCell();
        if (index <= top.getIndex() || index >= bottom.getIndex()) {
            int wanted = Math.clamp(index, 0, items().size() - 1);
            flow.scrollTo(wanted);
            // The first jump goes by a guess of how high the rows are; laid out, they are known.
            list.layout();
            flow.scrollTo(wanted);
        }
    }
}
