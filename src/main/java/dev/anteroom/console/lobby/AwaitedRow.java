package dev.anteroom.console.lobby;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One person who waits, as the lobby shows it. Changed by {@link LobbyModel} only. */
public final class AwaitedRow {
    private final ClientId id;
    private final ReadOnlyObjectWrapper<AwaitedParticipant> person;
    private final ReadOnlyObjectWrapper<RowState> state =
            new ReadOnlyObjectWrapper<>(new RowState.Waiting());

    AwaitedRow(AwaitedParticipant person) {
        this.id = person.id();
        this.person = new ReadOnlyObjectWrapper<>(person);
    }

    /** The server's id; never changes. */
    public ClientId id() {
        return id;
    }

    /** The person as the server last said. */
    public AwaitedParticipant person() {
        return person.get();
    }

    /** The person as the server last said. */
    public ReadOnlyObjectProperty<AwaitedParticipant> personProperty() {
        return person.getReadOnlyProperty();
    }

    /** How the row stands. */
    public RowState state() {
        return state.get();
    }

    /** How the row stands. */
    public ReadOnlyObjectProperty<RowState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void update(AwaitedParticipant newPerson) {
        // A new order is a new knock: whatever was decided about the last one is over.
        if (newPerson.order() != person.get().order()) {
            state.set(new RowState.Waiting());
        }
        person.set(newPerson);
    }

    void become(RowState newState) {
        state.set(newState);
    }
}
