package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.HandExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoomModelTest {
    private final FakeRoom room = new FakeRoom();
    private final HandExecutor fx = new HandExecutor();
    private final StatusLine status = new StatusLine();
    private final RoomTexts texts = new RoomTexts();
    private final RoomModel model = new RoomModel(room, fx, status, texts);
    private final RoomFeed feed = new RoomFeed(room, fx, model::update);

    @AfterEach
    void stop() {
        feed.close();
        assertEquals(0, room.listenerCount());
    }

    @Test
    void theConnectionIsToldInWords() {
        fx.runAll();
        assertEquals("Connected · you are a moderator", model.connectionProperty().get());
        assertEquals(RoomModel.Standing.GOOD, model.standingProperty().get());

        room.connection(new ConnectionState.Reconnecting(2, 3));
        fx.runAll();
        assertEquals("Connection lost, trying again (2 of 3)", model.connectionProperty().get());
        assertEquals(RoomModel.Standing.BUSY, model.standingProperty().get());
        assertEquals(model.connectionProperty().get(), said());
    }

    @Test
    void aSwitch_showsTheServersWord_notWhatWasPressed() {
        fx.runAll();
        model.turn(RoomSwitch.LOCK, true);

        assertEquals(List.of(new Call("lockRoom", "")), room.calls());
        assertFalse(model.onProperty(RoomSwitch.LOCK).get());
        assertTrue(model.turningProperty(RoomSwitch.LOCK).get());

        room.answer(FakeRoom.done());
        room.switches(true, true, false);
        room.tell(new RoomEvent.LockChanged(true));
        fx.runAll();
        assertTrue(model.onProperty(RoomSwitch.LOCK).get());
        assertFalse(model.turningProperty(RoomSwitch.LOCK).get());
        assertEquals("The room is locked: nobody else can join.", said());
    }

    @Test
    void everySwitch_callsItsOwnRequest() {
        fx.runAll();
        for (RoomSwitch each : RoomSwitch.values()) {
            for (boolean on : new boolean[] {true, false}) {
                model.turn(each, on);
                room.answer(FakeRoom.done());
                fx.runAll();
            }
        }

        assertEquals(
                List.of(
                        new Call("enableKnock", "true"),
                        new Call("enableKnock", "false"),
                        new Call("lockRoom", ""),
                        new Call("unLockRoom", ""),
                        new Call("hardMute", ""),
                        new Call("hardUnMute", "")),
                room.calls());
    }

    @Test
    void aSwitchThatFails_saysWhy_andStays() {
        fx.runAll();
        model.turn(RoomSwitch.MUTE, true);
        room.answer(new RequestOutcome.Refused(4101, ""));
        fx.runAll();

        assertFalse(model.onProperty(RoomSwitch.MUTE).get());
        assertFalse(model.turningProperty(RoomSwitch.MUTE).get());
        assertEquals("The muting of all was not switched. The server said no (code 4101).", said());
    }

    @Test
    void leavingWithDecisionsThatWereNotSent_asksFirst_alsoWithoutAConnection() {
        model.unsentProperty().set(2);
        room.connection(new ConnectionState.Reconnecting(1, 3));
        fx.runAll();
        model.leave();

        assertTrue(model.askingToLeaveProperty().get());
        assertEquals(List.of(), room.calls());
        model.unsentProperty().set(0);
        room.connection(new ConnectionState.Connected());
        fx.runAll();
        assertFalse(model.askingToLeaveProperty().get());
    }

    @Test
    void aParticipant_turnsNothing() {
        room.role(RoomRole.PARTICIPANT);
        fx.runAll();
        model.turn(RoomSwitch.KNOCK, false);

        assertEquals(List.of(), room.calls());
        assertFalse(model.canSwitchProperty().get());
    }

    @Test
    void leavingAsks_whenPeopleWait_andOnlyThen() {
        room.knock("a", "Ada");
        fx.runAll();
        model.leave();
        assertTrue(model.askingToLeaveProperty().get());
        assertEquals(List.of(), room.calls());

        model.stay();
        assertFalse(model.askingToLeaveProperty().get());
        room.noLongerWaiting("a");
        fx.runAll();
        model.leave();
        assertEquals(List.of(new Call("disconnect", "")), room.calls());
    }

    @Test
    void theQuestionGoesAway_whenNobodyWaitsAnyMore() {
        room.knock("a", "Ada");
        fx.runAll();
        model.leave();
        room.noLongerWaiting("a");
        fx.runAll();

        assertFalse(model.askingToLeaveProperty().get());
    }

    @ParameterizedTest
    @EnumSource(DisconnectReason.Kind.class)
    void everyEnd_hasItsSentence(DisconnectReason.Kind kind) {
        DisconnectReason reason = new DisconnectReason(kind, 2001, "");
        List<DisconnectReason> ends = new ArrayList<>();
        model.endedProperty().subscribe(end -> end.ifPresent(ends::add));
        room.connection(new ConnectionState.Disconnected(reason));
        fx.runAll();
        room.knock("late", "Late");
        fx.runAll();

        assertEquals(List.of(reason), ends);
        assertTrue(texts.ended(reason).endsWith("."), texts.ended(reason));
        assertEquals(texts.ended(reason), model.connectionProperty().get());
    }

    @Test
    void eventsNeverComeBeforeTheirState_andAFloodIsBounded() {
        List<String> order = new ArrayList<>();
        RoomFeed second =
                new RoomFeed(
                        room,
                        fx,
                        (snapshot, events) ->
                                events.forEach(
                                        event -> {
                                            if (event instanceof RoomEvent.Knocked(var person)) {
                                                assertTrue(
                                                        snapshot.lobby()
                                                                .find(person.id())
                                                                .isPresent());
                                                order.add(person.id().value());
                                            }
                                        }));
        IntStream.range(0, 2_000).forEach(i -> room.knock("g" + i, "Guest"));
        fx.runAll();
        second.close();

        assertEquals(RoomNews.MOST_EVENTS, order.size());
        assertEquals("g1999", order.getLast());
    }

    private String said() {
        return status.sentenceProperty().get();
    }
}
