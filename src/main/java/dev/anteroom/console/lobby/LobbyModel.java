package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.KeyedList;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomEvent.Vanishing;
import dev.anteroom.enx.RoomSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableLongValue;
import javafx.collections.ObservableList;

/**
 * What the lobby pane knows. It shows the server's list and never edits it: a decision only marks
 * its row, and the row leaves when a snapshot comes without the person.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class LobbyModel {
    /** How long a row that vanished stays to say why. */
    static final Duration FAREWELL = Duration.ofSeconds(6);

    private final EnxRoom room;
    private final Executor fx;
    private final ObservableLongValue nanos;
    private final StatusLine status;
    private final LobbyTexts texts = new LobbyTexts();

    private final KeyedList<ClientId, AwaitedParticipant, AwaitedRow> rows =
            new KeyedList<>(AwaitedParticipant::id, AwaitedRow::new, AwaitedRow::update);
    private final ReadOnlyObjectWrapper<LobbyPhase> phase =
            new ReadOnlyObjectWrapper<>(LobbyPhase.CONNECTING);
    private final ReadOnlyIntegerWrapper waitingCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper reconciling = new ReadOnlyBooleanWrapper();

    private LobbySnapshot lobby = LobbySnapshot.EMPTY;
    private final Map<AwaitedRow, Long> leavesAt = new LinkedHashMap<>();

    /**
     * Makes an empty lobby for a room; {@link #update} fills it.
     *
     * @param room where decisions go
     * @param fx where the ends of decisions come back
     * @param nanos the shared clock, by {@link System#nanoTime()}
     * @param status says what happened
     */
    public LobbyModel(EnxRoom room, Executor fx, ObservableLongValue nanos, StatusLine status) {
        this.room = room;
        this.fx = fx;
        this.nanos = nanos;
        this.status = status;
        nanos.addListener((_, _, _) -> sayFarewell());
    }

    /** The rows, in order of arrival; they never change places. */
    public ObservableList<AwaitedRow> rows() {
        return rows.rows();
    }

    /** What the lobby is good for at the moment. */
    public ReadOnlyObjectProperty<LobbyPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How many wait; rows that only say goodbye do not count. */
    public ReadOnlyIntegerProperty waitingCountProperty() {
        return waitingCount.getReadOnlyProperty();
    }

    /** True while {@link #rows} changes; what happens to a selection meanwhile is nobody's wish. */
    ReadOnlyBooleanProperty reconcilingProperty() {
        return reconciling.getReadOnlyProperty();
    }

    ObservableLongValue nanos() {
        return nanos;
    }

    LobbyTexts texts() {
        return texts;
    }

    /** Follows the room: its newest state, and what happened since the last time. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        phase.set(LobbyPhase.of(snapshot));
        Map<ClientId, Vanishing> reasons = new HashMap<>();
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.AwaitedVanished(AwaitedParticipant person, var why)) {
                reasons.put(person.id(), why);
            }
        }
        if (snapshot.lobby().revision() != lobby.revision()) {
            follow(snapshot.lobby(), reasons);
        }
        giveReasons(reasons);
        announce(events);
    }

    /**
     * Decides about somebody. Does nothing but say why when no decision can be made.
     *
     * @return whether it was sent
     */
    public boolean decide(AwaitedRow row, Verdict verdict) {
        if (!phase.get().canDecide()) {
            status.say(texts.get("status.phase." + LobbyTexts.key(phase.get())));
            return false;
        }
        if (!row.state().isOpen()) {
            return false;
        }
        AwaitedParticipant decided = row.person();
        row.become(new RowState.Sending(verdict));
        String id = row.id().value();
        CompletionStage<Decision> end =
                switch (verdict) {
                    case APPROVE -> room.approveAwaitedUser(id);
                    case DENY -> room.denyAwaitedUser(id);
                };
        end.thenAcceptAsync(decision -> ended(row, decided, verdict, decision), fx);
        return true;
    }

    /** Says that a click came too soon after the rows moved. */
    void sayMoved() {
        status.say(texts.get("status.moved"));
    }

    private void ended(
            AwaitedRow row, AwaitedParticipant decided, Verdict verdict, Decision decision) {
        // Only the knock that was decided may show the answer: the same person may have knocked
        // again meanwhile.
        boolean sameKnock = row.person().order() == decided.order();
        if (sameKnock && row.state() instanceof RowState.Sending) {
            row.become(
                    decision.isDone()
                            ? new RowState.Settled(verdict)
                            : new RowState.Failed(decision));
        }
        status.say(texts.outcome(texts.name(decided), decision));
    }

    private void follow(LobbySnapshot newLobby, Map<ClientId, Vanishing> reasons) {
        lobby = newLobby;
        Set<ClientId> here = HashSet.newHashSet(newLobby.waiting().size());
        newLobby.waiting().forEach(person -> here.add(person.id()));
        for (AwaitedRow row : rows()) {
            if (here.contains(row.id())) {
                comeBack(row);
            } else if (row.state().isOpen()) {
                row.become(new RowState.Gone(Optional.ofNullable(reasons.get(row.id()))));
                leavesAt.put(row, nanos.get() + FAREWELL.toNanos());
            }
        }
        reconcile();
        waitingCount.set(newLobby.waiting().size());
    }

    private void comeBack(AwaitedRow row) {
        if (leavesAt.remove(row) != null) {
            row.become(new RowState.Waiting());
        }
    }

    private void reconcile() {
        List<AwaitedParticipant> shown = new ArrayList<>(lobby.waiting());
        if (!leavesAt.isEmpty()) {
            leavesAt.keySet().forEach(row -> shown.add(row.person()));
            shown.sort(Comparator.comparingLong(AwaitedParticipant::order));
        }
        reconciling.set(true);
        rows.reconcile(shown);
        reconciling.set(false);
    }

    private void sayFarewell() {
        long now = nanos.get();
        if (leavesAt.values().removeIf(end -> now - end >= 0)) {
            reconcile();
        }
    }

    private void giveReasons(Map<ClientId, Vanishing> reasons) {
        reasons.forEach(
                (id, why) ->
                        rows.find(id)
                                .filter(row -> row.state() instanceof RowState.Gone)
                                .ifPresent(row -> row.become(new RowState.Gone(Optional.of(why)))));
    }

    private void announce(List<RoomEvent> events) {
        List<String> knocked = new ArrayList<>();
        Map<Vanishing, List<String>> vanished = new EnumMap<>(Vanishing.class);
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.Knocked(AwaitedParticipant person)) {
                knocked.add(texts.name(person));
            } else if (event instanceof RoomEvent.AwaitedVanished(var person, Vanishing why)) {
                vanished.computeIfAbsent(why, _ -> new ArrayList<>()).add(texts.name(person));
            }
        }
        List<String> sentences = new ArrayList<>();
        vanished.forEach((why, names) -> sentences.add(texts.vanished(names, why)));
        if (!knocked.isEmpty()) {
            sentences.add(texts.knocked(knocked));
        }
        if (!sentences.isEmpty()) {
            status.say(String.join(" ", sentences));
        }
    }
}
