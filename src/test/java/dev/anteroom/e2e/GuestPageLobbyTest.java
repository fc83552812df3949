package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.RecordedCall;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way through the lobby, as a guest in a real browser sees it. */
@Tag("browser")
class GuestPageLobbyTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void knock_isApproved_showsTheRoomOnlyThen() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).awaitText("room", "Weekly planning");
        assertEquals("Knock to join – Weekly planning", guest.title());

        guest.knockAs("Ada").awaitState("waiting");
        String ada = moderator.awaitKnock("Ada");
        assertEquals("Waiting – Weekly planning", guest.title());
        assertEquals("Waiting for the moderator", guest.heading());
        assertEquals(List.of(), guest.people());

        moderator.approve(ada);
        guest.awaitState("admitted").awaitPeople(List.of("Grace", "Ada"));
        assertEquals("In the room – Weekly planning", guest.title());
        assertEquals("2 people are here.", guest.status());
        assertEquals("", guest.reason());
        List<String> marks = guest.peopleWithMarks();
        assertTrue(marks.get(0).contains("moderator"), marks.toString());
        assertTrue(marks.get(1).contains("you"), marks.toString());
    }

    @Test
    void knock_isDenied_saysWhyAndMayKnockAgain() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).knockAs("Ada");
        moderator.deny(moderator.awaitKnock("Ada"));

        guest.awaitState("denied");
        assertEquals("You were not let in", guest.heading());
        assertEquals("The moderator turned your knock down.", guest.reason());

        guest.knockAgain().awaitState("waiting");
        moderator.awaitKnock("Ada");
        assertEquals("", guest.reason());
        assertEquals(0, STAGE.calls(EventName.USER_ALLOWED).size());
    }

    @Test
    void threeGuests_waitInTabsOfTheirOwn_lateModeratorSeesThemAll() {
        String room = STAGE.knockRoom("Weekly planning");
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        GuestPage brook = STAGE.guest(room).knockAs("Brook").awaitState("waiting");
        GuestPage chen = STAGE.guest(room).knockAs("Chen").awaitState("waiting");

        RawClient moderator = STAGE.moderator(room);
        var backlog = moderator.await(EventName.ROOM_CONNECTED).path("awaitedParticipants");
        assertEquals(List.of("Ada", "Brook", "Chen"), backlog.findValuesAsText("name"));

        moderator.approve(backlog.get(1).path("clientId").asText());
        moderator.deny(backlog.get(2).path("clientId").asText());
        brook.awaitState("admitted").awaitPeople(List.of("Grace", "Brook"));
        chen.awaitState("denied");
        assertEquals("waiting", ada.state());
        assertEquals(List.of(), ada.people());
    }

    @Test
    void tabClosed_whileWaiting_saysGoodbye() throws InterruptedException, TimeoutException {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        String ada = moderator.awaitKnock("Ada");

        guest.closeTab();

        RecordedCall goodbye =
                STAGE.server()
                        .awaitCall(
                                call -> call.event().equals("drop") && call.clientId().equals(ada),
                                LIMIT);
        assertTrue(goodbye.payload().path("self").asBoolean());
        assertEquals(
                0,
                moderator
                        .request(EventName.GET_AWAITED_USER, WireCodec.array().addNull().get(0))
                        .path("awaitedParticipants")
                        .size());
    }

    @Test
    void stopWaiting_leavesTheLobby() throws InterruptedException, TimeoutException {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        String ada = moderator.awaitKnock("Ada");

        guest.leave().awaitState("left");

        STAGE.server()
                .awaitCall(
                        call -> call.event().equals("drop") && call.clientId().equals(ada), LIMIT);
        assertTrue(
                moderator
                                .request(EventName.USER_ALLOWED, WireCodec.array().add(ada).get(0))
                                .path("result")
                                .asInt()
                        > 0);
    }

    @Test
    void roomWithoutKnock_goesStraightIn() {
        String room = STAGE.server().createRoom(RoomSettings.openRoom("Open house"));
        GuestPage guest = STAGE.guest(room).awaitText("heading", "Join the room");
        assertEquals("Join – Open house", guest.title());
        guest.knockAs("Ada").awaitState("admitted").awaitPeople(List.of("Ada"));
        assertEquals("You are the only one here.", guest.status());
    }

    @Test
    void roomThatWaitsForItsModerator_saysSoAndOpensWithTheModerator() {
        String room = STAGE.server().createRoom(RoomSettings.moderatedRoom("Class"));
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        assertEquals("The moderator is not here yet", guest.heading());
        STAGE.moderator(room);
        guest.awaitState("admitted").awaitPeople(List.of("Grace", "Ada"));
    }
}
