package dev.anteroom.console.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.ChatMessage;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.HandExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatModelTest {
    private static final Recipient ADA =
            new Recipient.OnePerson(new ClientId("a"), "Ada", Recipient.Place.IN_ROOM);

    private final FakeRoom room = new FakeRoom();
    private final HandExecutor fx = new HandExecutor();
    private final StatusLine status = new StatusLine();
    private final ChatModel model =
            new ChatModel(
                    room,
                    fx,
                    InstantSource.fixed(Instant.EPOCH),
                    status,
                    outcome -> outcome instanceof RequestOutcome.Done ? "" : "It failed.");
    private final RoomFeed feed = new RoomFeed(room, fx, model::update);

    @BeforeEach
    void fill() {
        people("Ada", "Bob");
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void aMessageToAll_isSent_andShownOnlyWhenTheServerTookIt() {
        model.draftProperty().set("  Good morning ");
        model.send();
        model.send();
        assertEquals(List.of(new Call("sendMessage", "Good morning to all")), room.calls());
        assertTrue(model.sendingProperty().get());
        assertEquals(List.of(), texts());

        room.answer(FakeRoom.done());
        fx.runAll();
        assertEquals(List.of("You: Good morning"), texts());
        assertEquals("", model.draftProperty().get());
    }

    private List<String> offered() {
        return model.recipients().stream().map(model::words).toList();
    }

    @Test
    void thoseWhoWait_areFoundNotToBeReachedOnceAndForAll() {
        room.knock("w", "Wanda");
        fx.runAll();
        model.choose(new Recipient.Waiting());
        model.choose(new Recipient.Waiting());
        assertEquals(List.of(new Call("sendUserData", "{\"anteroom\":\"probe\"}")), room.calls());
        assertEquals(new Recipient.Everybody(), model.recipientProperty().get());
        room.answer(new RequestOutcome.Refused(4123, "None of the receivers is in the room."));
        fx.runAll();
        assertEquals(
                "This room does not carry messages to people who wait."
                        + " You can write to them once you have let them in.",
                model.problemProperty().get());
        assertEquals("Somebody who waits (not possible here)", offered().getLast());
        model.choose(new Recipient.Everybody());
        assertEquals("", model.problemProperty().get());
        model.choose(new Recipient.Waiting());
        assertTrue(model.problemProperty().get().contains("does not carry"));
        assertEquals(1, room.calls().size(), "it is asked once");
    }

    @Test
    void thoseWhoWait_areOfferedWhereTheRoomCarriesIt() {
        room.knock("w", "Wanda");
        room.knock("x", "");
        fx.runAll();
        model.choose(new Recipient.Waiting());
        room.answer(FakeRoom.done());
        fx.runAll();
        assertEquals(
                List.of(
                        "Everybody in the room",
                        "Ada",
                        "Bob",
                        "Wanda (waiting)",
                        "(no name given) (waiting)"),
                offered());
        model.choose(model.recipients().get(3));
        model.draftProperty().set("A moment, please");
        model.send();
        assertEquals(new Call("sendMessage", "A moment, please to [w]"), room.calls().getLast());
        room.answer(FakeRoom.done());
        fx.runAll();
        assertEquals(List.of("You, to Wanda who waits: A moment, please"), texts());
        room.noLongerWaiting("w");
        fx.runAll();
        assertEquals("Wanda (no longer here)", model.words(model.recipientProperty().get()));
    }

    @Test
    void thoseWhoWait_areAskedForAgainAfterAnAnswerThatSaysNothing() {
        model.choose(new Recipient.Waiting());
        assertEquals("Nobody is waiting now.", model.problemProperty().get());
        room.knock("w", "Wanda");
        fx.runAll();
        model.choose(new Recipient.Waiting());
        room.answer(new RequestOutcome.NotSent());
        fx.runAll();
        assertTrue(model.problemProperty().get().contains("could not be found out"));
        model.choose(new Recipient.Waiting());
        assertEquals(2, room.calls().size());
    }

    @Test
    void aParticipant_isNotOfferedThoseWhoWait() {
        room.role(RoomRole.PARTICIPANT);
        fx.runAll();
        assertEquals(List.of("Everybody in the room", "Ada", "Bob"), offered());
    }

    @Test
    void aReply_goesIntoTheDraftAfterWhatIsThere() {
        model.insert("Welcome!");
        assertEquals("Welcome!", model.draftProperty().get());
        model.draftProperty().set("Hello. ");
        model.insert("Welcome!");
        assertEquals("Hello. Welcome!", model.draftProperty().get());
        model.draftProperty().set("x".repeat(ChatModel.LONGEST_DRAFT));
        model.insert("Welcome!");
        assertEquals(ChatModel.LONGEST_DRAFT, model.draftProperty().get().length());
    }

    @Test
    void aMessageToOne_goesToThatIdOnly() {
        model.recipientProperty().set(ADA);
        model.draftProperty().set("Hello");
        model.send();
        room.answer(FakeRoom.done());
        fx.runAll();

        assertEquals(List.of(new Call("sendMessage", "Hello to [a]")), room.calls());
        assertEquals(List.of("You, only to Ada: Hello"), texts());
    }

    @Test
    void theDraftIsKept_whenSendingFails() {
        model.draftProperty().set("Hello");
        model.send();
        room.answer(new RequestOutcome.Unconfirmed());
        fx.runAll();

        assertEquals("Hello", model.draftProperty().get());
        assertEquals("It failed.", model.problemProperty().get());
        assertFalse(model.sendingProperty().get());
        assertEquals(List.of(), texts());
    }

    @Test
    void aPrivateMessage_neverGoesToEverybody_becauseThePersonLeft() {
        model.recipientProperty().set(ADA);
        model.draftProperty().set("Only for Ada");
        people("Bob");

        assertEquals("Ada (no longer here)", model.words(model.recipientProperty().get()));
        model.send();
        assertEquals(List.of(), room.calls());
        assertTrue(model.problemProperty().get().startsWith("Ada left the room"));
        assertEquals("Only for Ada", model.draftProperty().get());

        people("Ada", "Bob");
        model.send();
        assertEquals(1, room.calls().size());
    }

    @Test
    void oneself_isNoRecipient() {
        assertEquals(
                List.of("Everybody in the room", "Ada", "Bob", "Somebody who waits…"),
                model.recipients().stream().map(model::words).toList());
    }

    @Test
    void receivedText_staysAsItIs_andTheListIsBounded() {
        receive("<b>{0}</b>", true);
        receive("psst", false);
        assertEquals(List.of("Ada: <b>{0}</b>", "Ada, only to you: psst"), texts());

        IntStream.range(0, ChatModel.MOST_LINES).forEach(i -> receive("message " + i, true));
        assertEquals(ChatModel.MOST_LINES, model.lines().size());
        assertEquals("message 0", model.lines().getFirst().text());
    }

    @Test
    void aHugeMessage_isShownInPart_andKeptWhole() {
        receive("line\n".repeat(2_000), true);
        receive("x".repeat(1_999) + "😀 and more", true);

        ChatLine lines = model.lines().get(0);
        assertTrue(lines.isLong());
        assertEquals(30, lines.beginning().lines().count());
        assertEquals(10_000, lines.text().length());
        assertEquals("x".repeat(1_999), model.lines().get(1).beginning());
        receive("short", true);
        assertFalse(model.lines().get(2).isLong());
    }

    @Test
    void aBlankDraft_isNotSent() {
        model.draftProperty().set("   ");
        model.send();
        assertEquals(List.of(), room.calls());
    }

    private void receive(String text, boolean toAll) {
        room.tell(
                new RoomEvent.MessageReceived(
                        new ChatMessage(new ClientId("a"), "Ada", text, toAll, Instant.EPOCH)));
        fx.runAll();
    }

    private void people(String... names) {
        Participant self =
                new Participant(
                        FakeRoom.SELF, "Dr. Winter", false, RoomRole.MODERATOR, false, false);
        room.participants(
                Stream.concat(Stream.of(self), Stream.of(names).map(ChatModelTest::person))
                        .toList());
        fx.runAll();
    }

    private static Participant person(String name) {
        ClientId id = new ClientId(name.substring(0, 1).toLowerCase(Locale.ROOT));
        return new Participant(id, name, false, RoomRole.PARTICIPANT, false, false);
    }

    private List<String> texts() {
        return model.lines().stream().map(line -> line.heading() + ": " + line.text()).toList();
    }
}
