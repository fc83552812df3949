package dev.anteroom.console.roster;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One person in the room, as the roster shows it. Changed by {@link RosterModel} only. */
public final class PersonRow {
    private final ClientId id;
    private final ReadOnlyObjectWrapper<Participant> person;
    private final ReadOnlyObjectWrapper<PersonState> state =
            new ReadOnlyObjectWrapper<>(new PersonState.Idle());

    PersonRow(Participant person) {
        this.id = person.id();
        this.person = new ReadOnlyObjectWrapper<>(person);
    }

    /** The server's id; never changes. */
    public ClientId id() {
        return id;
    }

    /** The person as the server last said. */
    public Participant person() {
        return person.get();
    }

    /** The person as the server last said. */
    public ReadOnlyObjectProperty<Participant> personProperty() {
        return person.getReadOnlyProperty();
    }

    /** How the row stands. */
    public PersonState state() {
        return state.get();
    }

    /** How the row stands. */
    public ReadOnlyObjectProperty<PersonState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void update(Participant newPerson) {
        person.set(newPerson);
    }

    void become(PersonState newState) {
        state.set(newState);
    }
}
