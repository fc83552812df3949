package dev.anteroom.console.lobby;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The line above a section of the lobby's list. Changed by {@link LobbyItems} only. */
public final class GroupHeader implements LobbyItem {
    private final Section section;
    private final ReadOnlyObjectWrapper<Look> look =
            new ReadOnlyObjectWrapper<>(new Look(0, 0, false, Crowd.NOBODY));

    /**
     * All that a header shows. Immutable.
     *
     * @param waiting how many of this section wait
     * @param found how many of them the search finds; all when nobody searches
     * @param folded whether the people below are hidden
     * @param open the people below that can be decided about now; nobody while they are hidden,
     *     since nobody is to be decided about unseen
     */
    public record Look(int waiting, int found, boolean folded, Crowd open) {}

    GroupHeader(Section section) {
        this.section = section;
    }

    /** Which section. */
    public Section section() {
        return section;
    }

    /** All that the header shows. */
    public Look look() {
        return look.get();
    }

    /** All that the header shows. */
    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    void show(Look newLook) {
        look.set(newLook);
    }
}
