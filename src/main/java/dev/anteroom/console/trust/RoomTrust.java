package dev.anteroom.console.trust;

import dev.anteroom.console.desk.Assessor;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Action;
import dev.anteroom.console.desk.DeskEvent.Person;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Everything about trust in one stay in one room: who is how far trusted, who came in unapproved,
 * which rules decide. It follows the room by {@link #update} and the desk by what is written into
 * {@link #journal()}. For the JavaFX application thread, or for one thread of a test; only the
 * journal may be written from any.
 */
public final class RoomTrust {
    private final TrustMemory memory;
    private final DeskJournal journal;
    private final DeskJournal watched;
    private final InstantSource clock;
    private final GuestAssessor assessor;
    private final Executor fx;
    private final RosterWatch roster;
    private final RoomRules rules;

    private RoomSnapshot newest;
    private Consumer<List<Sighting>> onSightings = _ -> {};
    private Runnable onChange = () -> {};
    private boolean here;
    private boolean changed;

    /**
     * Made once a stay.
     *
     * @param room the room; only its state is read
     * @param memory what is known of people; outlives the stay
     * @param journal where everything is written
     * @param clock the wall clock
     * @param fx runs tasks on this object's thread
     */
    public RoomTrust(
            EnxRoom room,
            TrustMemory memory,
            DeskJournal journal,
            InstantSource clock,
            Executor fx) {
        this.memory = memory;
        this.clock = clock;
        this.journal = journal;
        this.fx = fx;
        newest = room.snapshot();
        assessor = new GuestAssessor(memory);
        roster = new RosterWatch(clock, name -> people().shape(name).same());
        rules =
                new RoomRules(
                        () -> newest,
                        room::snapshot,
                        assessor,
                        name -> people().timesTurnedAway(name),
                        this::ruleSwitched,
                        () -> onChange.run());
        DeskJournal remembering = memory.watching(journal, fx);
        watched =
                event -> {
                    remembering.write(event);
                    if (teaches(event)) {
                        fx.execute(() -> learn(event));
                    }
                };
    }

    /** Sorts the people who wait. */
    public Assessor assessor() {
        return assessor;
    }

    /** Where the desk writes what happens: passed on, and learned from. */
    public DeskJournal journal() {
        return watched;
    }

    /** The rules that decide by themselves. */
    public RoomRules rules() {
        return rules;
    }

    /** What is known of the people of this room. */
    public RoomMemory people() {
        return memory.of(newest.roomId());
    }

    /** Told about those who came in, in order; one person can be told of twice. */
    public void onSightings(Consumer<List<Sighting>> handler) {
        onSightings = handler;
    }

    /**
     * Told when what is known of people, or what the rules do, changed without the room: whoever
     * shows assessments should ask again.
     */
    public void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Replaces the list of expected people. */
    public void expect(List<ExpectedGuest> guests) {
        people().expect(guests);
        onChange.run();
        rules.act();
    }

    /** Follows the room, after all that shows it: a rule may act now. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        newest = snapshot;
        stay(snapshot);
        List<Sighting> sightings = roster.update(snapshot, events);
        for (Sighting sighting : sightings) {
            if (sighting.finding() == Sighting.Finding.UNAPPROVED) {
                journal.write(
                        new DeskEvent.Unapproved(
                                sighting.at(),
                                label(),
                                new Person(sighting.person().id(), sighting.person().name())));
            }
        }
        if (!sightings.isEmpty()) {
            onSightings.accept(sightings);
        }
        rules.act();
    }

    private void stay(RoomSnapshot snapshot) {
        boolean over = snapshot.connection() instanceof ConnectionState.Disconnected;
        if (!here && snapshot.connection().canSend()) {
            here = true;
            journal.write(new DeskEvent.Stay(clock.instant(), label(), true));
        } else if (here && over) {
            here = false;
            rules.end();
            journal.write(new DeskEvent.Stay(clock.instant(), label(), false));
        }
    }

    private void learn(DeskEvent event) {
        switch (event) {
            case DeskEvent.Decided decided
                    when decided.verdict() == Verdict.APPROVE && mayHaveCome(decided.outcome()) ->
                    roster.approved(decided.person().id());
            case DeskEvent.Acted acted when acted.action() == Action.REMOVE && acted.done() ->
                    roster.removed(acted.person().id());
            default -> {}
        }
        rules.learn(event);
        if (event instanceof DeskEvent.Decided || event instanceof DeskEvent.Acted) {
            changedSoon();
        }
    }

    /** A crowd that knocks must not make a task for each that then has nothing to do. */
    private static boolean teaches(DeskEvent event) {
        return event instanceof DeskEvent.Decided
                || event instanceof DeskEvent.Acted
                || event instanceof DeskEvent.Held
                || event instanceof DeskEvent.Undone;
    }

    /** Many are decided about one after the other; told once after all that is known by then. */
    private void changedSoon() {
        if (!changed) {
            changed = true;
            fx.execute(
                    () -> {
                        changed = false;
                        onChange.run();
                    });
        }
    }

    /** Whether the person can be on the way in by our word, whatever the answer said. */
    private static boolean mayHaveCome(Decision outcome) {
        return outcome instanceof Decision.Admitted || outcome instanceof Decision.Unconfirmed;
    }

    private void ruleSwitched(DeskEvent.DecidedBy rule, boolean on) {
        journal.write(new DeskEvent.RuleSwitched(clock.instant(), label(), rule, on));
    }

    private RoomLabel label() {
        return new RoomLabel(newest.roomId(), newest.roomName());
    }
}
