package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The way of a decision: made, kept back for a moment, sent. Nothing is sent while there is no
 * connection; what should have been becomes a draft that takes another word of the moderator.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class DecisionDesk {
    private final LobbyContext context;
    private final LobbyRows rows;
    private final ReadOnlyObjectProperty<LobbyPhase> phase;
    private final Runnable onChange;
    private final DecisionSender sender;
    private final BulkSender bulk;
    private final UndoWindow window = new UndoWindow();
    private final Drafts drafts;

    private final ObjectProperty<Duration> undoWindow;
    private final ReadOnlyObjectWrapper<Optional<BulkQuestion>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Unsent unsent = new Unsent();

    /**
     * Made once a lobby.
     *
     * @param sender sends what is due
     * @param onChange told after rows changed their state
     */
    DecisionDesk(
            LobbyContext context,
            LobbyRows rows,
            ReadOnlyObjectProperty<LobbyPhase> phase,
            DecisionSender sender,
            Duration undoWindow,
            Runnable onChange) {
        this.context = context;
        this.rows = rows;
        this.phase = phase;
        this.sender = sender;
        this.onChange = onChange;
        this.drafts = new Drafts(rows);
        this.bulk = new BulkSender(context, sender);
        this.undoWindow = new SimpleObjectProperty<>(undoWindow);
        bulk.resultProperty().addListener((_, _, _) -> changed());
    }

    /** How long a decision can be taken back; for the settings to bind. Counts from the next. */
    public ObjectProperty<Duration> undoWindowProperty() {
        return undoWindow;
    }

    /** How many decisions were made that the server knows nothing of: pending, queued, drafts. */
    public ReadOnlyIntegerProperty unsentCountProperty() {
        return unsent.allProperty();
    }

    ReadOnlyIntegerProperty draftCountProperty() {
        return unsent.draftsProperty();
    }

    ReadOnlyObjectProperty<Optional<BulkQuestion>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Unsent.Undoable>> undoableProperty() {
        return unsent.undoableProperty();
    }

    ReadOnlyObjectProperty<Optional<BulkSender.Progress>> progressProperty() {
        return bulk.progressProperty();
    }

    ReadOnlyObjectProperty<Optional<BulkResult>> resultProperty() {
        return bulk.resultProperty();
    }

    /**
     * Decides about somebody. Does nothing but say why when no decision can be made.
     *
     * @return whether it was decided
     */
    public boolean decide(AwaitedRow row, Verdict verdict) {
        if (!canDecide() || !row.state().isOpen()) {
            return false;
        }
        start(List.of(Planned.now(row, verdict)), 0);
        return true;
    }

    /**
     * Decides about exactly these people, as far as they still wait and are not decided about. Asks
     * first before several are turned away, or suspicious ones are let in along with others.
     */
    public void decide(Crowd crowd, Verdict verdict) {
        if (!canDecide() || crowd.size() == 0) {
            return;
        }
        question.set(BulkQuestion.about(crowd, verdict, this::isSuspicious));
        if (question.get().isEmpty()) {
            start(crowd, verdict);
        }
    }

    /**
     * Decides by a rule that the moderator switched on; is sent at once.
     *
     * @return whether it was sent
     */
    public boolean decideByRule(ClientId id, Verdict verdict, DecidedBy rule) {
        Optional<AwaitedRow> row = rows.find(id).filter(found -> found.state().isOpen());
        if (row.isEmpty() || !phase.get().canDecide()) {
            return false;
        }
        sender.send(new Planned(row.get(), row.get().person(), verdict, rule));
        changed();
        return true;
    }

    /** Answers the question: all of them, or only those who are not suspicious. */
    void confirm(boolean onlyOthers) {
        Optional<BulkQuestion> asked = question.get();
        question.set(Optional.empty());
        if (canDecide()) {
            asked.ifPresent(
                    about ->
                            start(
                                    onlyOthers
                                            ? about.others().orElse(about.crowd())
                                            : about.crowd(),
                                    about.verdict()));
        }
    }

    /** Does not decide after all. */
    void cancelQuestion() {
        question.set(Optional.empty());
    }

    /** Takes back what can be of what was decided about these, drafts as well. */
    List<AwaitedRow> undo(Collection<AwaitedRow> meant) {
        List<Planned> undone = new ArrayList<>(window.undo(meant));
        undone.addAll(drafts.takeBack(meant::contains));
        return tellUndone(undone);
    }

    /** Takes back the newest act that still can be. */
    List<AwaitedRow> undoNewest() {
        List<Planned> undone = window.undoNewest();
        if (undone.isEmpty()) {
            context.say("undo.nothing");
        }
        return tellUndone(undone);
    }

    /** Takes back the newest act about several people that still can be. */
    void undoCrowd() {
        window.newestOfSeveral()
                .ifPresent(batch -> undo(batch.pending().stream().map(Planned::row).toList()));
    }

    /** Sends the drafts after all, to those who still wait. */
    void sendDrafts() {
        if (canDecide()) {
            sendNow(drafts.release());
        }
    }

    /** Forgets the drafts; these people wait undecided again. */
    void dropDrafts() {
        tellUndone(drafts.takeBack(_ -> true));
    }

    /** Sends nothing more of the crowd at hand. */
    void stop() {
        bulk.stop();
        changed();
    }

    /** Decides again about those of the last crowd where it failed. */
    void retry() {
        bulk.resultProperty()
                .get()
                .ifPresent(
                        ended -> {
                            bulk.forgetResult();
                            if (canDecide()) {
                                start(stillOpen(ended), 0);
                            }
                        });
    }

    void closeResult() {
        bulk.forgetResult();
    }

    /**
     * Follows the phase: what cannot be sent now becomes a draft.
     *
     * @param cutOff whether there was no connection for a while since the last time
     */
    void follow(boolean cutOff) {
        if (cutOff || !phase.get().canDecide()) {
            List<Planned> late = new ArrayList<>(window.interrupt());
            late.addAll(bulk.interrupt());
            drafts.add(late);
            question.set(Optional.empty());
            if (!late.isEmpty()) {
                context.say("drafts.made", late.size());
            }
        }
        if (phase.get() == LobbyPhase.ENDED) {
            drafts.takeBack(_ -> true).forEach(context.log()::undone);
        }
    }

    /** The clock moved: what can no longer be taken back is sent. */
    void tick() {
        window.ended(context.nanos().get()).forEach(this::sendNow);
        count();
    }

    private void start(Crowd crowd, Verdict verdict) {
        List<Planned> plan = new ArrayList<>(crowd.size());
        crowd.people()
                .forEach(
                        person ->
                                rows.find(person.id())
                                        .filter(row -> row.person().order() == person.order())
                                        .filter(row -> row.state().isOpen())
                                        .ifPresent(row -> plan.add(Planned.now(row, verdict))));
        start(plan, crowd.size() - plan.size());
    }

    private void start(List<Planned> plan, int missing) {
        if (plan.isEmpty()) {
            context.say("bulk.nobody");
        } else if (undoWindow.get().isZero()) {
            sayMissing(plan, missing);
            sendNow(plan);
        } else {
            window.open(plan, context.nanos().get(), undoWindow.get());
            context.status()
                    .say(context.texts().pending(plan, missing, undoWindow.get().toSeconds()));
        }
        changed();
    }

    private void sayMissing(List<Planned> plan, int missing) {
        if (missing > 0) {
            context.say("bulk.missing", missing, plan.size());
        }
    }

    private void sendNow(List<Planned> plan) {
        if (plan.size() == 1) {
            sender.send(plan.getFirst());
        } else if (!plan.isEmpty()) {
            bulk.send(plan);
        }
        changed();
    }

    private List<Planned> stillOpen(BulkResult ended) {
        return ended.failed().stream()
                .map(BulkResult.End::planned)
                .filter(Planned::isSameKnock)
                .filter(planned -> planned.row().state().isOpen())
                .filter(planned -> rows.isWaiting(planned.row()))
                .toList();
    }

    private boolean canDecide() {
        boolean can = phase.get().canDecide();
        if (!can) {
            context.say("status.phase." + LobbyTexts.key(phase.get()));
        }
        return can;
    }

    /** Whether the desk advises to turn somebody away. */
    boolean isSuspicious(AwaitedParticipant person) {
        return rows.find(person.id()).filter(row -> row.primary() == Verdict.DENY).isPresent();
    }

    private List<AwaitedRow> tellUndone(List<Planned> undone) {
        if (!undone.isEmpty()) {
            undone.forEach(context.log()::undone);
            context.status().say(context.texts().undone(undone));
            changed();
        }
        return undone.stream().map(Planned::row).toList();
    }

    private void changed() {
        count();
        onChange.run();
    }

    /** Counts anew what the server knows nothing of. */
    void count() {
        unsent.count(window, bulk, drafts);
    }
}
