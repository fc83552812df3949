package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.Assessor;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomEvent.Vanishing;
import dev.anteroom.enx.RoomSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.collections.ObservableList;

/**
 * What the lobby pane knows. It shows the server's list and never edits it: a decision only marks
 * its row, and the row leaves when a snapshot comes without the person.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class LobbyModel {
    private static final int LONGEST_NOTE = 200;

    private final LobbyContext context;
    private final Assessor assessor;
    private final LobbyRows rows;
    private final LobbyItems items = new LobbyItems();
    private final Claims claims;
    private final DecisionDesk desk;
    private final Announcements announcements;
    private final QueuePicture queue = new QueuePicture();
    private final ReadOnlyObjectWrapper<LobbyPhase> phase =
            new ReadOnlyObjectWrapper<>(LobbyPhase.CONNECTING);
    private final ReadOnlyIntegerWrapper waitingCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper roomName = new ReadOnlyStringWrapper("");
    private final BooleanProperty amongOthers = new SimpleBooleanProperty();

    private RoomSnapshot newest = RoomSnapshot.connecting();
    private boolean stale;

    /** Makes an empty lobby that knows nobody and remembers nothing. */
    public LobbyModel(EnxRoom room, Executor fx, ObservableLongValue nanos, StatusLine status) {
        this(room, fx, nanos, status, DeskParts.PLAIN);
    }

    /**
     * Makes an empty lobby for a room; {@link #update} fills it.
     *
     * @param room where decisions go
     * @param fx where the ends of decisions come back
     * @param nanos the shared clock, by {@link System#nanoTime()}; told once a second
     * @param status says what happened
     * @param parts what else the desk is made of
     */
    public LobbyModel(
            EnxRoom room,
            Executor fx,
            ObservableLongValue nanos,
            StatusLine status,
            DeskParts parts) {
        DeskLog log = new DeskLog(parts.journal(), parts.clock());
        context = new LobbyContext(room, fx, nanos, status, new LobbyTexts(), log);
        announcements = new Announcements(context);
        assessor = parts.assessor();
        rows = new LobbyRows(context);
        claims = new Claims(context, rows);
        desk =
                new DecisionDesk(
                        context,
                        rows,
                        phase.getReadOnlyProperty(),
                        new DecisionSender(context, this::decisionEnded),
                        parts.options().undoWindow(),
                        this::refreshSoon);
        nanos.addListener((_, _, _) -> tick());
    }

    /** The rows, in order of arrival; they never change places. */
    public ObservableList<AwaitedRow> rows() {
        return rows.all();
    }

    /** What the list shows of the rows. */
    public LobbyItems items() {
        return items;
    }

    /** Where decisions are made. */
    public DecisionDesk desk() {
        return desk;
    }

    /** What the lobby is good for at the moment. */
    public ReadOnlyObjectProperty<LobbyPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How many wait; rows that only say goodbye do not count. */
    public ReadOnlyIntegerProperty waitingCountProperty() {
        return waitingCount.getReadOnlyProperty();
    }

    /** Whether the window watches other rooms, too: then each row says its own. */
    public BooleanProperty amongOthersProperty() {
        return amongOthers;
    }

    /** What the rows say of their room; empty while there is no other. */
    StringExpression roomOnRows() {
        return Bindings.when(amongOthers).then(roomName).otherwise("");
    }

    ReadOnlyObjectProperty<QueuePicture.Numbers> queueProperty() {
        return queue.numbersProperty();
    }

    ObservableLongValue nanos() {
        return context.nanos();
    }

    LobbyTexts texts() {
        return context.texts();
    }

    Executor fx() {
        return context.fx();
    }

    /** Follows the room: its newest state, and what happened since the last time. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        newest = snapshot;
        roomName.set(
                snapshot.roomName().isEmpty()
                        ? texts().get("row.room.unnamed")
                        : snapshot.roomName());
        phase.set(LobbyPhase.of(snapshot));
        context.log().follow(snapshot);
        // Before the rows: a draft whose person then turns out to be gone is gone, too.
        desk.follow(wasCutOff(events));
        rows.follow(snapshot.lobby(), phase.get().isTold(), reasons(events));
        rows.assess(assessor.assess(snapshot));
        claims.follow(snapshot, events);
        waitingCount.set(snapshot.lobby().waiting().size());
        desk.count();
        refresh();
        announcements.say(events);
    }

    /** Sorts the people anew, since what the desk knows of them changed and the room did not. */
    public void reassess() {
        rows.assess(assessor.assess(newest));
        refresh();
    }

    /** Decides about somebody; see {@link DecisionDesk#decide(AwaitedRow, Verdict)}. */
    public boolean decide(AwaitedRow row, Verdict verdict) {
        return desk.decide(row, verdict);
    }

    /** Puts people on hold, or takes them off it when all of them are. Nothing is sent. */
    void toggleHold(Collection<AwaitedRow> meant) {
        List<AwaitedRow> waiting = meant.stream().filter(rows::isWaiting).toList();
        boolean hold = !waiting.stream().allMatch(row -> row.look().held());
        List<AwaitedRow> changed =
                waiting.stream().filter(row -> row.look().held() != hold).toList();
        for (AwaitedRow row : changed) {
            row.change(row.look().withHeld(hold));
            context.log().held(row.person(), hold);
        }
        if (!changed.isEmpty()) {
            context.status().say(texts().held(changed, hold));
            refresh();
        }
    }

    /** Keeps the moderator's own words about people; told to nobody. */
    void note(Collection<AwaitedRow> meant, String words) {
        String note = words.strip();
        String kept = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
        for (AwaitedRow row : meant) {
            if (!row.look().note().equals(kept)) {
                row.change(row.look().withNote(kept));
                context.log().noted(row.person(), kept);
            }
        }
    }

    /** Tells the other moderators that this one takes care of these people, or no longer. */
    void toggleClaim(Collection<AwaitedRow> meant) {
        claims.toggle(meant);
    }

    /** Shows only the people with this in their name; everybody when it is blank. */
    void search(String typed) {
        items.search(typed);
        refresh();
    }

    /** Folds a section away, or opens it. */
    void fold(Section section, boolean away) {
        items.fold(section, away);
        refresh();
    }

    /** Says that a click came too soon after the rows moved. */
    void sayMoved() {
        context.say("status.moved");
    }

    void say(String key, Object... arguments) {
        context.say(key, arguments);
    }

    private void tick() {
        desk.tick();
        if (rows.sayFarewell()) {
            refresh();
        }
        queue.update(rows.lobby(), context.nanos().get());
    }

    private void refresh() {
        items.rebuild(rows());
        queue.update(rows.lobby(), context.nanos().get());
    }

    /** Many rows may change one after the other; the list is made anew once after all of them. */
    private void refreshSoon() {
        if (!stale) {
            stale = true;
            context.fx()
                    .execute(
                            () -> {
                                stale = false;
                                refresh();
                            });
        }
    }

    private void decisionEnded(Decision decision) {
        if (decision.isDone()) {
            queue.decided(context.nanos().get());
        }
        refreshSoon();
    }

    /** A connection that was lost and is back already leaves no trace in the newest state. */
    private static boolean wasCutOff(List<RoomEvent> events) {
        return events.stream()
                .anyMatch(
                        event ->
                                event instanceof RoomEvent.ConnectionChanged(var state)
                                        && !state.canSend());
    }

    private static Map<ClientId, Vanishing> reasons(List<RoomEvent> events) {
        Map<ClientId, Vanishing> reasons = new HashMap<>();
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.AwaitedVanished(AwaitedParticipant person, var why)) {
                reasons.put(person.id(), why);
            }
        }
        return reasons;
    }
}
