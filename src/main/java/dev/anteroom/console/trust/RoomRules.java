package dev.anteroom.console.trust;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Assessor;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomSnapshot;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that decide by themselves, for one stay in one room; off until the moderator switches
 * them on. They act one person at a time, on what the room and the desk know at that very moment,
 * once a knock, and never on anybody who waited before this desk could see it, is on hold, or about
 * whom a decision was taken back. For the JavaFX application thread, or for one thread of a test.
 */
public final class RoomRules {
    /** So many who are gone may be remembered beside twice as many as wait. */
    static final int MOST_GONE = 1_000;

    /** Sends a rule's decision the way every decision goes. */
    @FunctionalInterface
    public interface Deciding {
        /**
         * Decides about somebody who waits.
         *
         * @return whether it was sent; then a {@link DeskEvent.Decided} follows
         */
        boolean decideByRule(ClientId id, Verdict verdict, DecidedBy rule);
    }

    private final Supplier<RoomSnapshot> shown;
    private final Supplier<RoomSnapshot> newest;
    private final Assessor assessor;
    private final ToIntFunction<String> timesTurnedAway;
    private final BiConsumer<DecidedBy, Boolean> onSwitch;
    private final Runnable onChange;
    private final Set<DecidedBy> on = EnumSet.noneOf(DecidedBy.class);
    private final Map<DecidedBy, Integer> counts = new EnumMap<>(DecidedBy.class);
    private final Set<Long> settled = new HashSet<>();
    private final Set<ClientId> held = new HashSet<>();
    private Deciding deciding = (_, _, _) -> false;
    private Optional<Decision> stoppedBy = Optional.empty();
    private @Nullable ClientId underWay;
    private boolean acting;

    /**
     * Made once a stay.
     *
     * @param shown tells the state that the moderator sees
     * @param newest tells the room's newest state, which can be newer
     * @param assessor tells who is expected
     * @param timesTurnedAway tells how often a name was denied or removed
     * @param onSwitch told each rule that is switched
     * @param onChange told after anything that can be shown changed
     */
    RoomRules(
            Supplier<RoomSnapshot> shown,
            Supplier<RoomSnapshot> newest,
            Assessor assessor,
            ToIntFunction<String> timesTurnedAway,
            BiConsumer<DecidedBy, Boolean> onSwitch,
            Runnable onChange) {
        this.shown = shown;
        this.newest = newest;
        this.assessor = assessor;
        this.timesTurnedAway = timesTurnedAway;
        this.onSwitch = onSwitch;
        this.onChange = onChange;
    }

    /** Says where decisions go; until then none is made. */
    public void decideThrough(Deciding newDeciding) {
        deciding = newDeciding;
    }

    /** Whether a rule is on. */
    public boolean isOn(DecidedBy rule) {
        return on.contains(rule);
    }

    /** How often a rule let somebody in, or turned somebody away, in this stay. */
    public int count(DecidedBy rule) {
        return counts.getOrDefault(rule, 0);
    }

    /** The end of a decision over which a rule was switched off; told once. */
    public Optional<Decision> takeStop() {
        Optional<Decision> told = stoppedBy;
        stoppedBy = Optional.empty();
        return told;
    }

    /**
     * Switches a rule.
     *
     * @throws IllegalArgumentException if that is no rule
     */
    public void turn(DecidedBy rule, boolean wanted) {
        if (rule == DecidedBy.MODERATOR) {
            throw new IllegalArgumentException("A moderator is no rule.");
        }
        if (wanted ? !on.add(rule) : !on.remove(rule)) {
            return;
        }
        stoppedBy = Optional.empty();
        onSwitch.accept(rule, wanted);
        onChange.run();
        act();
    }

    /** Learns what happened at the desk. */
    void learn(DeskEvent event) {
        switch (event) {
            case DeskEvent.Decided decided when decided.by() != DecidedBy.MODERATOR ->
                    ended(decided);
            case DeskEvent.Held(var _, var _, var person, boolean isHeld) -> {
                if (isHeld) {
                    held.add(person.id());
                } else {
                    held.remove(person.id());
                    act();
                }
            }
            // What was taken back is the moderator's alone.
            case DeskEvent.Undone undone ->
                    shown.get().lobby().find(undone.person().id()).ifPresent(this::settle);
            default -> {}
        }
    }

    /** Does what is to be done now; nothing while a decision of a rule is under way. */
    void act() {
        if (acting) {
            return;
        }
        acting = true;
        while (underWay == null && decideOne()) {
            // Who was not sent is not tried again; who was sent is waited for.
        }
        acting = false;
    }

    /** The stay is over: the rules end with it. */
    void end() {
        for (DecidedBy rule : Set.copyOf(on)) {
            turn(rule, false);
        }
    }

    private boolean decideOne() {
        RoomSnapshot snapshot = shown.get();
        if (on.isEmpty() || !mayDecideIn(snapshot)) {
            return false;
        }
        Map<ClientId, Assessment> assessments = assessor.assess(snapshot);
        for (AwaitedParticipant person : snapshot.lobby().waiting()) {
            Optional<DecidedBy> rule = ruleFor(person, assessments);
            if (rule.isPresent() && rule.equals(ruleNow(person, snapshot))) {
                decide(person, rule.get());
                return true;
            }
        }
        return false;
    }

    /** What the room knows by now may be more than what is shown. */
    private Optional<DecidedBy> ruleNow(AwaitedParticipant person, RoomSnapshot seen) {
        RoomSnapshot now = newest.get();
        if (now.revision() == seen.revision()) {
            return ruleFor(person, assessor.assess(seen));
        }
        return mayDecideIn(now) && now.lobby().find(person.id()).filter(person::equals).isPresent()
                ? ruleFor(person, assessor.assess(now))
                : Optional.empty();
    }

    private static boolean mayDecideIn(RoomSnapshot snapshot) {
        return snapshot.connection().canSend() && snapshot.isModerator() && snapshot.knockEnabled();
    }

    private Optional<DecidedBy> ruleFor(
            AwaitedParticipant person, Map<ClientId, Assessment> assessments) {
        if (!(person.arrival() instanceof Arrival.Knocked)
                || settled.contains(person.order())
                || held.contains(person.id())) {
            return Optional.empty();
        }
        if (isOn(DecidedBy.DENY_RETURNING_RULE)
                && timesTurnedAway.applyAsInt(person.name()) >= TurnedAway.OFTEN) {
            return Optional.of(DecidedBy.DENY_RETURNING_RULE);
        }
        Assessment assessment = assessments.getOrDefault(person.id(), Assessment.UNKNOWN);
        boolean expected =
                assessment.group() == TrustGroup.EXPECTED && assessment.concerns().isEmpty();
        return isOn(DecidedBy.ADMIT_EXPECTED_RULE) && expected
                ? Optional.of(DecidedBy.ADMIT_EXPECTED_RULE)
                : Optional.empty();
    }

    private void decide(AwaitedParticipant person, DecidedBy rule) {
        settle(person);
        underWay = person.id();
        Verdict verdict = rule == DecidedBy.ADMIT_EXPECTED_RULE ? Verdict.APPROVE : Verdict.DENY;
        if (!deciding.decideByRule(person.id(), verdict, rule)) {
            underWay = null;
        }
    }

    private void settle(AwaitedParticipant person) {
        List<AwaitedParticipant> waiting = shown.get().lobby().waiting();
        if (settled.size() >= 2 * waiting.size() + MOST_GONE) {
            // Who knocks again does so under another number.
            settled.retainAll(
                    waiting.stream().map(AwaitedParticipant::order).collect(Collectors.toSet()));
        }
        settled.add(person.order());
    }

    /** How many knocks are remembered as settled; for tests. */
    int settled() {
        return settled.size();
    }

    private void ended(DeskEvent.Decided decided) {
        if (decided.person().id().equals(underWay)) {
            underWay = null;
        }
        Decision outcome = decided.outcome();
        if (outcome.isDone()) {
            counts.merge(decided.by(), 1, Integer::sum);
            onChange.run();
        } else if (outcome instanceof Decision.RoomFull
                || outcome instanceof Decision.NotAllowed
                || outcome instanceof Decision.Refused) {
            // The next one would fare no better, and a rule that fails again and again is a flood.
            turn(decided.by(), false);
            stoppedBy = Optional.of(outcome);
            onChange.run();
        }
        act();
    }
}
