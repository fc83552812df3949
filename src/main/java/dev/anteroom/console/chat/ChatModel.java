package dev.anteroom.console.chat;

import dev.anteroom.console.chat.Recipient.Place;
import dev.anteroom.console.chat.WaitingMail.Knowledge;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ChatMessage;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the chat knows. A draft is emptied only when the server took it.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class ChatModel {
    /** How many messages are kept; the oldest go first. */
    static final int MOST_LINES = 500;

    /** The longest message that can be written here. */
    static final int LONGEST_DRAFT = 4_000;

    private final EnxRoom room;
    private final Executor fx;
    private final InstantSource clock;
    private final StatusLine status;
    private final Function<RequestOutcome, String> problems;
    private final WaitingMail mail;
    private final Texts texts = Texts.of("chat");

    private final ObservableList<ChatLine> lines = FXCollections.observableArrayList();
    private final ObservableList<ChatLine> linesView =
            FXCollections.unmodifiableObservableList(lines);
    private final RecipientList recipients = new RecipientList(texts);
    private final ObjectProperty<Recipient> recipient =
            new SimpleObjectProperty<>(new Recipient.Everybody());
    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private RoomSnapshot newest = RoomSnapshot.connecting();

    /**
     * Makes an empty chat for a room; {@link #update} fills it.
     *
     * @param room where messages go
     * @param fx where the ends of requests come back
     * @param clock when one's own messages were sent
     * @param status says what happened
     * @param problems says in one sentence why a request did not come true; empty when it did
     */
    public ChatModel(
            EnxRoom room,
            Executor fx,
            InstantSource clock,
            StatusLine status,
            Function<RequestOutcome, String> problems) {
        this.room = room;
        this.fx = fx;
        this.clock = clock;
        this.status = status;
        this.problems = problems;
        mail = new WaitingMail(room, fx);
    }

    /** The messages, oldest first, at most {@value #MOST_LINES}. */
    public ObservableList<ChatLine> lines() {
        return linesView;
    }

    /** Whom one can write to; everybody first. */
    public ObservableList<Recipient> recipients() {
        return recipients.all();
    }

    /** Whom the next message goes to. */
    public ObjectProperty<Recipient> recipientProperty() {
        return recipient;
    }

    /** What is being written. */
    public StringProperty draftProperty() {
        return draft;
    }

    /** True while a message is on its way. */
    public ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** Why the draft was not sent; empty when there is nothing to say. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }

    /** A recipient in words. */
    String words(Recipient to) {
        return switch (to) {
            case Recipient.Everybody _ -> texts.get("to.everybody");
            case Recipient.OnePerson(_, String name, Place place) ->
                    switch (place) {
                        case IN_ROOM -> name;
                        case WAITING -> texts.get("to.waiting.one", name);
                        case GONE -> texts.get("to.gone", name);
                    };
            case Recipient.Waiting _ ->
                    texts.get(
                            mail.knowledge() == Knowledge.NOT_CARRIED
                                    ? "to.waiting.not"
                                    : "to.waiting");
        };
    }

    /** Chooses whom the next message goes to; of those who wait it is found out first. */
    void choose(Recipient to) {
        problem.set("");
        if (to instanceof Recipient.Waiting) {
            askForWaiting();
        } else {
            recipient.set(to);
        }
    }

    /** Puts a message into the draft that is written often, after what is there. */
    void insert(String reply) {
        String before = draft.get();
        String together = before.isBlank() ? reply : before.stripTrailing() + " " + reply;
        draft.set(together.substring(0, Math.min(together.length(), LONGEST_DRAFT)));
    }

    /** Follows the room. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        newest = snapshot;
        followPeople();
        List<ChatLine> added = new ArrayList<>();
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.MessageReceived(ChatMessage message)) {
                added.add(line(message));
            }
        }
        append(added);
    }

    /** Sends the draft, unless it is blank or another message is on its way. */
    public void send() {
        String text = draft.get().strip();
        if (text.isEmpty() || sending.get()) {
            return;
        }
        Recipient to = recipient.get();
        if (to instanceof Recipient.OnePerson(_, String name, Place place) && place == Place.GONE) {
            problem.set(texts.get("problem.gone", name));
            return;
        }
        problem.set("");
        sending.set(true);
        post(text, to).thenAcceptAsync(outcome -> ended(text, to, outcome), fx);
    }

    /** Says that a message is in the clipboard. */
    void sayCopied() {
        status.say(texts.get("status.copied"));
    }

    private CompletionStage<RequestOutcome> post(String text, Recipient to) {
        return switch (to) {
            case Recipient.Everybody _ -> room.sendMessage(text, true, List.of());
            case Recipient.OnePerson(ClientId id, _, _) ->
                    room.sendMessage(text, false, List.of(id.value()));
            case Recipient.Waiting _ ->
                    throw new IllegalStateException("Nobody is chosen by choosing those who wait.");
        };
    }

    private void ended(String text, Recipient to, RequestOutcome outcome) {
        sending.set(false);
        String sentence = problems.apply(outcome);
        if (sentence.isEmpty()) {
            draft.set("");
            boolean personal = to instanceof Recipient.OnePerson;
            append(List.of(new ChatLine(heading(to), text, clock.instant(), true, personal)));
        } else {
            problem.set(sentence);
            status.say(texts.get("status.failed", sentence));
        }
    }

    private String heading(Recipient to) {
        return to instanceof Recipient.OnePerson(_, String name, Place place)
                ? texts.get(place == Place.WAITING ? "mine.waiting" : "mine.personal", name)
                : texts.get("mine.all");
    }

    private void askForWaiting() {
        List<AwaitedParticipant> waiting = newest.lobby().waiting();
        if (mail.knowledge() == Knowledge.NOT_CARRIED) {
            problem.set(texts.get("waiting.no"));
        } else if (waiting.isEmpty()) {
            problem.set(texts.get("waiting.nobody"));
        } else {
            status.say(texts.get("waiting.probing"));
            mail.ask(waiting.getFirst(), this::knowsAboutWaiting);
        }
    }

    private void knowsAboutWaiting(Knowledge knowledge, RequestOutcome outcome) {
        switch (knowledge) {
            case CARRIED -> status.say(texts.get("waiting.yes"));
            case NOT_CARRIED -> problem.set(texts.get("waiting.no"));
            case UNKNOWN, ASKING ->
                    problem.set(texts.get("waiting.unknown", problems.apply(outcome)));
        }
        followPeople();
    }

    private ChatLine line(ChatMessage message) {
        String sender =
                message.senderName().isEmpty() ? texts.get("name.none") : message.senderName();
        String heading = message.toAll() ? sender : texts.get("theirs.personal", sender);
        return new ChatLine(heading, message.text(), message.receivedAt(), false, !message.toAll());
    }

    private void append(List<ChatLine> added) {
        if (added.isEmpty()) {
            return;
        }
        lines.addAll(added);
        if (lines.size() > MOST_LINES) {
            lines.remove(0, lines.size() - MOST_LINES);
        }
    }

    private void followPeople() {
        boolean waitingToo = mail.knowledge() == Knowledge.CARRIED;
        recipient.set(recipients.follow(newest, waitingToo, recipient.get()));
    }
}
