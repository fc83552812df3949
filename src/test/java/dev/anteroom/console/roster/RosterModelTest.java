package dev.anteroom.console.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.console.roster.PersonState.Question;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeClock;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.HandExecutor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RosterModelTest {
    private final FakeRoom room = new FakeRoom();
    private final HandExecutor fx = new HandExecutor();
    private final StatusLine status = new StatusLine();
    private final FakeClock clock = new FakeClock();
    private final List<DeskEvent> written = new ArrayList<>();
    private final RosterModel model =
            new RosterModel(
                    room,
                    fx,
                    status,
                    outcome -> outcome instanceof RequestOutcome.Done ? "" : "It failed.",
                    written::add,
                    clock);
    private final RoomFeed feed = new RoomFeed(room, fx, (snapshot, _) -> model.update(snapshot));

    @BeforeEach
    void fill() {
        people(false);
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void muteFollowsTheServer_notThePress() {
        PersonRow ada = row("a");
        model.switchAudio(ada);
        assertEquals(List.of(new Call("hardMuteUserAudio", "a")), room.calls());
        assertInstanceOf(PersonState.Sending.class, ada.state());
        assertFalse(ada.person().audioMuted());

        room.answer(FakeRoom.done());
        people(true);
        assertSame(ada, row("a"));
        assertTrue(ada.person().audioMuted());
        assertEquals("Ada was muted.", status.sentenceProperty().get());

        model.switchAudio(ada);
        assertEquals(new Call("hardUnMuteUserAudio", "a"), room.calls().getLast());
    }

    private static String remembered(DeskEvent event) {
        return event instanceof DeskEvent.Acted(_, _, var person, var action, boolean done)
                ? person.name() + " " + action + " " + done
                : event.toString();
    }

    @Test
    void whatIsDoneToSomebody_isRememberedWithItsEnd() {
        model.switchAudio(row("a"));
        room.answer(FakeRoom.done());
        fx.runAll();
        model.ask(row("a"), Question.HAND_OVER);
        model.confirm(row("a"));
        room.answer(new RequestOutcome.NotSent());
        fx.runAll();
        model.ask(row("a"), Question.REMOVE);
        model.confirm(row("a"));
        room.answer(FakeRoom.done());
        fx.runAll();
        assertEquals(
                List.of("Ada MUTE_AUDIO true", "Ada MAKE_MODERATOR false", "Ada REMOVE true"),
                written.stream().map(RosterModelTest::remembered).toList());
        assertEquals(clock.instant(), written.getFirst().at());
        assertEquals(
                new DeskEvent.RoomLabel(room.snapshot().roomId(), room.snapshot().roomName()),
                written.getFirst().room());
    }

    @Test
    void sendBack_tellsFirstThenRemoves() {
        PersonRow ada = row("a");
        model.ask(ada, Question.SEND_BACK);
        assertEquals(List.of(), room.calls());
        model.confirm(ada);
        assertEquals(List.of("sendMessage"), methods());
        assertTrue(room.calls().getFirst().argument().contains("You may knock again."));
        room.answer(FakeRoom.done());
        fx.runAll();
        assertEquals(List.of("sendMessage", "dropUser"), methods());
        assertInstanceOf(PersonState.Sending.class, ada.state());
        room.answer(FakeRoom.done());
        fx.runAll();
        assertEquals(
                List.of("Ada SEND_BACK true"),
                written.stream().map(RosterModelTest::remembered).toList());
        assertEquals(
                "Ada was told to knock again and removed from the room.",
                status.sentenceProperty().get());
    }

    @Test
    void sendBack_removesNobodyWhoCouldNotBeTold() {
        PersonRow ada = row("a");
        model.ask(ada, Question.SEND_BACK);
        model.confirm(ada);
        room.answer(new RequestOutcome.Refused(4117, "no"));
        fx.runAll();
        assertEquals(List.of("sendMessage"), methods());
        assertInstanceOf(PersonState.Failed.class, ada.state());
        assertEquals(
                List.of("Ada SEND_BACK false"),
                written.stream().map(RosterModelTest::remembered).toList());
    }

    private List<String> methods() {
        return room.calls().stream().map(Call::method).toList();
    }

    @Test
    void theCamera_isSwitchedOffAndReleased() {
        model.switchVideo(row("a"));
        room.answer(FakeRoom.done());
        people(true);
        model.switchVideo(row("a"));

        assertEquals(
                List.of(new Call("hardMuteUserVideo", "a"), new Call("hardUnMuteUserVideo", "a")),
                room.calls());
    }

    @Test
    void removing_asksOnce() {
        model.ask(row("a"), Question.REMOVE);
        assertEquals(List.of(), room.calls());
        model.keep(row("a"));
        model.confirm(row("a"));
        assertEquals(List.of(), room.calls());

        model.ask(row("a"), Question.REMOVE);
        model.confirm(row("a"));
        model.confirm(row("a"));
        assertEquals(List.of(new Call("dropUser", "[a]")), room.calls());
    }

    @Test
    void handingOver_asksOnce() {
        model.ask(row("a"), Question.HAND_OVER);
        model.confirm(row("a"));

        assertEquals(List.of(new Call("switchUserRole", "a")), room.calls());
    }

    @Test
    void oneQuestionAtATime() {
        model.ask(row("a"), Question.REMOVE);
        model.ask(row("b"), Question.REMOVE);

        assertInstanceOf(PersonState.Idle.class, row("a").state());
        assertInstanceOf(PersonState.Asking.class, row("b").state());
    }

    @Test
    void aFailure_isSaidOnTheRow() {
        model.switchAudio(row("a"));
        room.answer(new RequestOutcome.NotSent());
        fx.runAll();

        assertEquals(new PersonState.Failed("It failed."), row("a").state());
        assertEquals("Ada: It failed.", status.sentenceProperty().get());
    }

    @Test
    void nothingIsAskedOfOneself_norByAParticipant_norWithoutAConnection() {
        PersonRow self = row(FakeRoom.SELF.value());
        assertTrue(model.isSelf(self));
        model.switchAudio(self);
        model.ask(self, Question.REMOVE);

        model.ask(row("a"), Question.REMOVE);
        room.connection(new ConnectionState.Reconnecting(1, 3));
        fx.runAll();
        model.confirm(row("a"));
        model.switchAudio(row("a"));

        room.connection(new ConnectionState.Connected());
        room.role(RoomRole.PARTICIPANT);
        fx.runAll();
        model.switchAudio(row("a"));
        assertEquals(List.of(), room.calls());
    }

    private void people(boolean adaMuted) {
        room.participants(
                List.of(
                        new Participant(
                                FakeRoom.SELF,
                                "Dr. Winter",
                                false,
                                RoomRole.MODERATOR,
                                false,
                                false),
                        new Participant(
                                new ClientId("a"),
                                "Ada",
                                false,
                                RoomRole.PARTICIPANT,
                                adaMuted,
                                adaMuted),
                        new Participant(
                                new ClientId("b"),
                                "Bob",
                                false,
                                RoomRole.PARTICIPANT,
                                false,
                                false)));
        fx.runAll();
    }

    private PersonRow row(String id) {
        return model.rows().stream()
                .filter(row -> row.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
