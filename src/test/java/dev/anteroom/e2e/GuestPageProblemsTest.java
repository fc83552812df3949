package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.Fault;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way not to get in is one plain sentence that says what to do. */
@Tag("browser")
class GuestPageProblemsTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    @Test
    void unknownRoom() {
        GuestPage guest = STAGE.guest("no-such-room").awaitState("error");
        assertEquals(
                "There is no room at this address. Check the link, or ask for a new one.",
                guest.reason());
        assertEquals("You could not join", guest.heading());
        assertEquals("Not connected", guest.title());
    }

    @Test
    void linkWithoutRoom() {
        GuestPage guest =
                STAGE.browser().open(STAGE.server().url().resolve("/guest/")).awaitState("error");
        assertTrue(guest.reason().startsWith("This link names no room."), guest.reason());
    }

    @Test
    void fullRoom_tryAgainWhenSomebodyLeft() {
        String room =
                STAGE.server().createRoom(RoomSettings.openRoom("Open house").withLimits(1, 1));
        RawClient other = STAGE.join(room, "Brook", Role.PARTICIPANT);
        GuestPage guest =
                STAGE.guest(room).awaitText("heading", "Join").knockAs("Ada").awaitState("error");
        assertEquals("The room is full. Try again when somebody has left.", guest.reason());

        other.requireSuccess(EventName.DROP, WireCodec.object().put("self", true));
        guest.knockAgain().awaitState("admitted");
    }

    @Test
    void lockedRoom() {
        String room = STAGE.knockRoom("Weekly planning");
        STAGE.moderator(room)
                .requireSuccess(EventName.LOCK_ROOM, WireCodec.array().add(true).get(0));
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("error");
        assertEquals(
                "The moderator has locked the room, so nobody else can join for now.",
                guest.reason());
    }

    @Test
    void noName_asksForOneAndSendsNothing() {
        String room = STAGE.knockRoom("Weekly planning");
        GuestPage guest = STAGE.guest(room).knockAs(" \u200b ").awaitText("name-problem", "name");
        assertEquals("idle", guest.state());
        assertEquals("name", guest.focused());
        assertEquals(0, STAGE.calls(EventName.TOKEN).size());
        guest.knockAs("Ada").awaitState("waiting");
    }

    @Test
    void serverAnswersRubbish() {
        String room = STAGE.knockRoom("Weekly planning");
        try (var _ =
                STAGE.server()
                        .inject(
                                new Fault.Garbage(
                                        Fault.Target.of(EventName.ROOM_CONNECTED),
                                        WireCodec.array().add(7)))) {
            GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("error");
            assertTrue(guest.reason().contains("does not understand"), guest.reason());
        }
    }
}
