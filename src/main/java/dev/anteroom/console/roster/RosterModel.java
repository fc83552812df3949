package dev.anteroom.console.roster;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Action;
import dev.anteroom.console.desk.DeskEvent.Person;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.console.fx.KeyedList;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.roster.PersonState.Question;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomSnapshot;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * What the roster knows. Roles and mute marks are the server's word; a request changes nothing here
 * until a snapshot says so.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class RosterModel {
    private final EnxRoom room;
    private final Executor fx;
    private final StatusLine status;
    private final Function<RequestOutcome, String> problems;
    private final DeskJournal journal;
    private final InstantSource clock;
    private final Texts texts = Texts.of("roster");

    private final KeyedList<ClientId, Participant, PersonRow> rows =
            new KeyedList<>(Participant::id, PersonRow::new, PersonRow::update);
    private final ReadOnlyObjectWrapper<Optional<ClientId>> self =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper moderating = new ReadOnlyBooleanWrapper();

    /**
     * Makes an empty roster for a room; {@link #update} fills it.
     *
     * @param room where requests go
     * @param fx where the ends of requests come back
     * @param status says what happened
     * @param problems says in one sentence why a request did not come true; empty when it did
     * @param journal remembers what was done to whom
     * @param clock when it was done
     */
    public RosterModel(
            EnxRoom room,
            Executor fx,
            StatusLine status,
            Function<RequestOutcome, String> problems,
            DeskJournal journal,
            InstantSource clock) {
        this.room = room;
        this.fx = fx;
        this.status = status;
        this.problems = problems;
        this.journal = journal;
        this.clock = clock;
    }

    /** The rows, in order of arrival. */
    public ObservableList<PersonRow> rows() {
        return rows.rows();
    }

    /** Whether one can act on others now: a moderator, and connected. */
    public ReadOnlyBooleanProperty moderatingProperty() {
        return moderating.getReadOnlyProperty();
    }

    /** One's own id; changes with a reconnect. */
    public ReadOnlyObjectProperty<Optional<ClientId>> selfProperty() {
        return self.getReadOnlyProperty();
    }

    /** Whether this row is oneself. */
    public boolean isSelf(PersonRow row) {
        return self.get().filter(row.id()::equals).isPresent();
    }

    Texts texts() {
        return texts;
    }

    /** The name to show; says so when there is none. */
    String name(PersonRow row) {
        String name = row.person().name();
        return name.isEmpty() ? texts.get("name.none") : name;
    }

    /** Follows the room. */
    public void update(RoomSnapshot snapshot) {
        self.set(snapshot.selfId());
        moderating.set(snapshot.isModerator() && snapshot.connection().canSend());
        rows.reconcile(snapshot.participants());
        if (!moderating.get()) {
            stopAsking();
        }
    }

    /** Mutes the person's microphone, or releases it. */
    public void switchAudio(PersonRow row) {
        String id = row.id().value();
        if (row.person().audioMuted()) {
            act(row, Action.UNMUTE_AUDIO, () -> room.hardUnMuteUserAudio(id));
        } else {
            act(row, Action.MUTE_AUDIO, () -> room.hardMuteUserAudio(id));
        }
    }

    /** Switches the person's camera off, or releases it. */
    public void switchVideo(PersonRow row) {
        String id = row.id().value();
        if (row.person().videoMuted()) {
            request(row, "status.video.released", () -> room.hardUnMuteUserVideo(id), _ -> {});
        } else {
            request(row, "status.video.muted", () -> room.hardMuteUserVideo(id), _ -> {});
        }
    }

    /** Asks before something that cannot be taken back; one question in the whole roster. */
    public void ask(PersonRow row, Question question) {
        if (mayAct(row)) {
            stopAsking();
            row.become(new PersonState.Asking(question));
        }
    }

    /** Does what the row asks about. */
    public void confirm(PersonRow row) {
        if (!(row.state() instanceof PersonState.Asking(Question question))) {
            return;
        }
        row.become(new PersonState.Idle());
        String id = row.id().value();
        switch (question) {
            case REMOVE -> act(row, Action.REMOVE, () -> room.dropUser(List.of(id)));
            case SEND_BACK -> act(row, Action.SEND_BACK, () -> sendBack(id));
            case HAND_OVER -> act(row, Action.MAKE_MODERATOR, () -> room.switchUserRole(id));
        }
    }

    /** Does not do what the row asks about. */
    public void keep(PersonRow row) {
        if (row.state() instanceof PersonState.Asking) {
            row.become(new PersonState.Idle());
        }
    }

    private boolean mayAct(PersonRow row) {
        boolean free = !(row.state() instanceof PersonState.Sending);
        return moderating.get() && free && !isSelf(row);
    }

    private void stopAsking() {
        rows().forEach(this::keep);
    }

    /** Nobody is thrown out without the word that they may come again. */
    private CompletionStage<RequestOutcome> sendBack(String id) {
        return room.sendMessage(texts.get("sendBack.note"), false, List.of(id))
                .thenComposeAsync(
                        told ->
                                problems.apply(told).isEmpty()
                                        ? room.dropUser(List.of(id))
                                        : CompletableFuture.completedFuture(told),
                        fx);
    }

    private void act(PersonRow row, Action action, Request request) {
        Person person = new Person(row.id(), row.person().name());
        request(
                row,
                "status." + action.name(),
                request,
                done ->
                        journal.write(
                                new DeskEvent.Acted(
                                        clock.instant(), label(), person, action, done)));
    }

    private void request(
            PersonRow row, String done, Request request, Consumer<Boolean> remembered) {
        if (!mayAct(row)) {
            return;
        }
        String name = name(row);
        row.become(new PersonState.Sending());
        request.send()
                .thenAcceptAsync(
                        outcome -> {
                            remembered.accept(problems.apply(outcome).isEmpty());
                            ended(row, name, done, outcome);
                        },
                        fx);
    }

    private void ended(PersonRow row, String name, String done, RequestOutcome outcome) {
        String problem = problems.apply(outcome);
        if (problem.isEmpty()) {
            row.become(new PersonState.Idle());
            status.say(texts.get(done, name));
        } else {
            row.become(new PersonState.Failed(problem));
            status.say(texts.get("status.failed", name, problem));
        }
    }

    private RoomLabel label() {
        return new RoomLabel(room.snapshot().roomId(), room.snapshot().roomName());
    }

    /** Something to ask of the room. */
    @FunctionalInterface
    private interface Request {
        CompletionStage<RequestOutcome> send();
    }
}
