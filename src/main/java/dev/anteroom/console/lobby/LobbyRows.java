package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.fx.KeyedList;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.LobbyChanges;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;

/**
 * The rows in order of arrival. They follow the server's list and never edit it; a row whose person
 * vanished stays for a moment to say why.
 */
final class LobbyRows {
    /** How long a row that vanished stays to say why. */
    static final Duration FAREWELL = Duration.ofSeconds(6);

    private final LobbyContext context;
    private final List<AwaitedParticipant> arrived = new ArrayList<>();
    private final KeyedList<ClientId, AwaitedParticipant, AwaitedRow> rows =
            new KeyedList<>(AwaitedParticipant::id, this::create, this::update);

    private LobbySnapshot lobby = LobbySnapshot.EMPTY;
    private final Map<AwaitedRow, Long> leavesAt = new LinkedHashMap<>();

    LobbyRows(LobbyContext context) {
        this.context = context;
    }

    ObservableList<AwaitedRow> all() {
        return rows.rows();
    }

    Optional<AwaitedRow> find(ClientId id) {
        return rows.find(id);
    }

    /** Who waits, as the server last said. */
    LobbySnapshot lobby() {
        return lobby;
    }

    boolean isWaiting(AwaitedRow row) {
        return !leavesAt.containsKey(row) && rows.find(row.id()).filter(row::equals).isPresent();
    }

    /**
     * Follows the server's list.
     *
     * @param told whether the server tells us who waits; when it does not, nobody has vanished
     * @param reasons why people vanished, as far as it is known
     * @return whether rows came or went
     */
    boolean follow(LobbySnapshot newLobby, boolean told, Map<ClientId, Vanishing> reasons) {
        boolean changed = newLobby.revision() != lobby.revision();
        if (changed) {
            LobbyChanges changes = LobbyChanges.between(lobby, newLobby);
            lobby = newLobby;
            sortOut(changes, told, reasons);
            reconcile();
            arrived.forEach(context.log()::knocked);
            arrived.clear();
        }
        giveReasons(reasons);
        return changed;
    }

    /** Takes over what the desk thinks of everybody. */
    void assess(Map<ClientId, Assessment> assessments) {
        for (AwaitedRow row : all()) {
            Assessment newest = assessments.getOrDefault(row.id(), Assessment.UNKNOWN);
            if (!newest.equals(row.look().assessment())) {
                row.change(row.look().with(newest));
            }
        }
    }

    /**
     * Lets rows go that have said why long enough.
     *
     * @return whether any did
     */
    boolean sayFarewell() {
        long now = context.nanos().get();
        boolean any = false;
        for (Iterator<Map.Entry<AwaitedRow, Long>> each = leavesAt.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<AwaitedRow, Long> leaving = each.next();
            if (now - leaving.getValue() >= 0) {
                each.remove();
                any = true;
                if (leaving.getKey().state() instanceof RowState.Gone(var why) && why.isEmpty()) {
                    context.log().vanished(leaving.getKey().person(), why);
                }
            }
        }
        if (any) {
            reconcile();
        }
        return any;
    }

    private void sortOut(LobbyChanges changes, boolean told, Map<ClientId, Vanishing> reasons) {
        changes.come().forEach(person -> rows.find(person.id()).ifPresent(this::comeBack));
        if (!told) {
            leavesAt.clear();
            return;
        }
        for (AwaitedParticipant person : changes.gone()) {
            rows.find(person.id())
                    .filter(row -> canVanish(row.state()))
                    .ifPresent(row -> vanish(row, Optional.ofNullable(reasons.get(row.id()))));
        }
    }

    private void vanish(AwaitedRow row, Optional<Vanishing> why) {
        row.become(new RowState.Gone(why));
        leavesAt.put(row, context.nanos().get() + FAREWELL.toNanos());
        if (why.isPresent()) {
            context.log().vanished(row.person(), why);
        }
    }

    private void comeBack(AwaitedRow row) {
        if (leavesAt.remove(row) != null) {
            row.become(new RowState.Waiting());
        }
    }

    /** What was sent is told by its answer. */
    private static boolean canVanish(RowState state) {
        return state.isOpen() || state.isUnsent();
    }

    private void reconcile() {
        if (leavesAt.isEmpty()) {
            rows.reconcile(lobby.waiting());
            return;
        }
        List<AwaitedParticipant> shown = new ArrayList<>(lobby.waiting());
        leavesAt.keySet().forEach(row -> shown.add(row.person()));
        shown.sort(Comparator.comparingLong(AwaitedParticipant::order));
        rows.reconcile(shown);
    }

    private void giveReasons(Map<ClientId, Vanishing> reasons) {
        reasons.forEach(
                (id, why) ->
                        rows.find(id)
                                .filter(
                                        row ->
                                                row.state() instanceof RowState.Gone(var known)
                                                        && known.isEmpty())
                                .ifPresent(
                                        row -> {
                                            row.become(new RowState.Gone(Optional.of(why)));
                                            context.log().vanished(row.person(), Optional.of(why));
                                        }));
    }

    private AwaitedRow create(AwaitedParticipant person) {
        arrived.add(person);
        return new AwaitedRow(person);
    }

    private void update(AwaitedRow row, AwaitedParticipant person) {
        if (person.order() != row.person().order()) {
            arrived.add(person);
        }
        row.update(person);
    }
}
