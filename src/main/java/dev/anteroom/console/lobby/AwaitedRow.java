package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One person who waits, as the lobby shows it. Changed by the lobby's models only. */
public final class AwaitedRow implements LobbyItem {
    private final ClientId id;
    private final ReadOnlyObjectWrapper<RowLook> look;
    private String searchedName = "";
    private String searchKey = "";

    AwaitedRow(AwaitedParticipant person) {
        this.id = person.id();
        this.look = new ReadOnlyObjectWrapper<>(RowLook.of(person));
    }

    /** The server's id; never changes. */
    public ClientId id() {
        return id;
    }

    /** All that the row shows. */
    public RowLook look() {
        return look.get();
    }

    /** All that the row shows; one property, so that one change is one event. */
    public ReadOnlyObjectProperty<RowLook> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** The person as the server last said. */
    public AwaitedParticipant person() {
        return look().person();
    }

    /** How the row stands. */
    public RowState state() {
        return look().state();
    }

    /** What the Enter key and the emphasised button mean for this person. */
    Verdict primary() {
        return look().assessment().group() == TrustGroup.SUSPICIOUS
                ? Verdict.DENY
                : Verdict.APPROVE;
    }

    /** Whether the name has this in it, whatever the case and the accents. */
    boolean matches(NameSearch search) {
        String name = person().name();
        // Made only when somebody searches, and once a name: most rows are never searched for.
        if (!name.equals(searchedName)) {
            searchedName = name;
            searchKey = NameSearch.fold(name);
        }
        return search.isIn(searchKey);
    }

    void update(AwaitedParticipant newPerson) {
        if (newPerson.order() != person().order()) {
            change(look().knockedAgain(newPerson));
        } else if (!newPerson.equals(person())) {
            change(look().with(newPerson));
        }
    }

    void become(RowState newState) {
        change(look().with(newState));
    }

    void change(RowLook newLook) {
        look.set(newLook);
    }
}
