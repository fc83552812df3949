package dev.anteroom.console.guard;

import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.trust.ExpectedGuest;
import dev.anteroom.console.trust.ExpectedImport;
import dev.anteroom.console.trust.ExpectedLists;
import dev.anteroom.console.trust.RoomRules;
import dev.anteroom.console.trust.RoomTrust;
import dev.anteroom.console.trust.Sighting;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the bars about trust show, for one stay. For the JavaFX application thread, or for one
 * thread of a test.
 */
public final class GuardModel {
    private final RoomTrust trust;
    private final ExpectedMemory memory;
    private final StatusLine status;
    private final Consumer<ClientId> askToRemove;
    private final Texts texts = Texts.of("guard");
    private final ObservableList<Sighting> alarms = FXCollections.observableArrayList();
    private final RuleState admitting = new RuleState(DecidedBy.ADMIT_EXPECTED_RULE);
    private final RuleState denying = new RuleState(DecidedBy.DENY_RETURNING_RULE);
    private final ReadOnlyObjectWrapper<Optional<Decision>> stoppedBy =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper expectedCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper moderating = new ReadOnlyBooleanWrapper();
    private Runnable onPeopleChanged = () -> {};
    private String roomId = "";

    /** How one rule stands. */
    private record RuleState(
            DecidedBy rule, ReadOnlyBooleanWrapper on, ReadOnlyIntegerWrapper count) {
        RuleState(DecidedBy rule) {
            this(rule, new ReadOnlyBooleanWrapper(), new ReadOnlyIntegerWrapper());
        }
    }

    /**
     * Made once a stay.
     *
     * @param trust what is decided about trust
     * @param memory keeps lists beyond the session
     * @param status says what happened in a lower tone
     * @param askToRemove asks the moderator whether somebody in the room shall be removed
     */
    public GuardModel(
            RoomTrust trust,
            ExpectedMemory memory,
            StatusLine status,
            Consumer<ClientId> askToRemove) {
        this.trust = trust;
        this.memory = memory;
        this.status = status;
        this.askToRemove = askToRemove;
        trust.onSightings(this::sighted);
        trust.onChange(this::changed);
    }

    /** Told when people have to be sorted anew though the room did not change. */
    public void onPeopleChanged(Runnable handler) {
        onPeopleChanged = handler;
    }

    /** Says where the rules' decisions go. */
    public void decideThrough(RoomRules.Deciding deciding) {
        trust.rules().decideThrough(deciding);
    }

    /** Those in the room whom nobody let in, until the moderator has seen it; newest last. */
    ObservableList<Sighting> alarms() {
        return alarms;
    }

    ReadOnlyBooleanProperty onProperty(DecidedBy rule) {
        return state(rule).on().getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty countProperty(DecidedBy rule) {
        return state(rule).count().getReadOnlyProperty();
    }

    /** Over which end of a decision the rules were switched off. */
    ReadOnlyObjectProperty<Optional<Decision>> stoppedByProperty() {
        return stoppedBy.getReadOnlyProperty();
    }

    /** How many people are expected. */
    ReadOnlyIntegerProperty expectedCountProperty() {
        return expectedCount.getReadOnlyProperty();
    }

    /** Whether the rules and the list can be of use: a moderator, and connected. */
    ReadOnlyBooleanProperty moderatingProperty() {
        return moderating.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }

    String name(String name) {
        return name.isEmpty() ? texts.get("name.none") : name;
    }

    /** Follows the room, after the lobby, since a rule may decide. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        moderating.set(snapshot.isModerator() && snapshot.connection().canSend());
        if (!snapshot.roomId().equals(roomId)) {
            roomId = snapshot.roomId();
            trust.update(snapshot, events);
            recall();
        } else {
            trust.update(snapshot, events);
        }
        show();
    }

    /** Switches a rule. */
    void turn(DecidedBy rule, boolean on) {
        if (!on || moderating.get()) {
            trust.rules().turn(rule, on);
        }
        show();
    }

    /** The moderator has seen the alarm. */
    void acknowledge() {
        alarms.clear();
    }

    /** The moderator has seen why a rule stopped. */
    void forgetStop() {
        stoppedBy.set(Optional.empty());
    }

    /** Asks about the newest one of the alarm. */
    void askToRemove() {
        if (!alarms.isEmpty()) {
            askToRemove.accept(alarms.getLast().person().id());
        }
    }

    // The list of expected people.

    /** The list as text, to be edited. */
    String expectedText() {
        return ExpectedLists.write(trust.people().expected());
    }

    /** Whether the list of this room is kept beyond the session. */
    boolean isExpectedKept() {
        return memory.recall(roomId).isPresent();
    }

    /**
     * Takes over a list.
     *
     * @param keep whether to keep it beyond the session
     * @return whether that was done as wanted
     */
    boolean expect(List<ExpectedGuest> guests, boolean keep) {
        trust.expect(guests);
        status.say(texts.get("expected.status", guests.size()));
        show();
        if (!keep || guests.isEmpty()) {
            memory.forget(roomId);
            return true;
        }
        return memory.keep(roomId, ExpectedLists.write(guests));
    }

    private void recall() {
        if (!trust.people().expected().isEmpty()) {
            return;
        }
        memory.recall(roomId)
                .map(ExpectedLists::read)
                .ifPresent(
                        list -> {
                            if (list instanceof ExpectedImport.Read(var guests, var _)) {
                                trust.expect(guests);
                            }
                        });
    }

    private void sighted(List<Sighting> sightings) {
        for (Sighting sighting : sightings) {
            alarms.removeIf(known -> known.person().id().equals(sighting.person().id()));
            String name = name(sighting.person().name());
            switch (sighting.finding()) {
                case UNAPPROVED -> {
                    alarms.add(sighting);
                    status.say(texts.get("alarm.status", name));
                }
                case CAME_BACK -> status.say(texts.get("came.back", name));
                case CAME_WHILE_AWAY -> status.say(texts.get("came.whileAway", name));
                case MODERATOR -> status.say(texts.get("came.moderator", name));
                // The lobby says so itself.
                case ADMITTED_ELSEWHERE -> {}
            }
        }
    }

    private void changed() {
        onPeopleChanged.run();
        show();
    }

    private void show() {
        for (RuleState state : List.of(admitting, denying)) {
            state.count().set(trust.rules().count(state.rule()));
            state.on().set(trust.rules().isOn(state.rule()));
        }
        trust.rules().takeStop().ifPresent(end -> stoppedBy.set(Optional.of(end)));
        expectedCount.set(trust.people().expected().size());
    }

    private RuleState state(DecidedBy rule) {
        return rule == DecidedBy.ADMIT_EXPECTED_RULE ? admitting : denying;
    }
}
