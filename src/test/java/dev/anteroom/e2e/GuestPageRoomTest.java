package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.practice.Fault;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a guest can do and see once inside, and how the stay ends. */
@Tag("browser")
class GuestPageRoomTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    @Test
    void chat_goesBothWays() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.admittedGuest(room, moderator, "Ada");

        guest.say("Good morning").awaitMessages(List.of("You: Good morning"));
        assertEquals(
                "Good morning",
                moderator.await(EventName.ON_DATA_STREAM_TO_ROOM).path("message").asText());
        assertEquals("message", guest.focused());

        moderator.say("Welcome");
        guest.awaitMessages(List.of("You: Good morning", "Grace: Welcome"));
    }

    @Test
    void chat_notTaken_keepsTheTextAndSaysSo() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.admittedGuest(room, moderator, "Ada");

        try (var _ =
                STAGE.server()
                        .inject(
                                new Fault.Refuse(
                                        Fault.Target.of(EventName.SEND_DATA_STREAM_TO_ROOM),
                                        4101,
                                        "no"))) {
            guest.say("Good morning").awaitText("message-problem", "was not sent");
        }
        assertEquals(
                "Good morning", guest.tab().run("return document.getElementById('message').value"));
        assertEquals(List.of(), guest.messages());
    }

    @Test
    void people_comeAndGoAndChangeRoles() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage ada = STAGE.admittedGuest(room, moderator, "Ada");
        GuestPage brook = STAGE.admittedGuest(room, moderator, "Brook");
        ada.awaitPeople(List.of("Grace", "Ada", "Brook"));

        brook.leave().awaitState("left");
        ada.awaitPeople(List.of("Grace", "Ada"));

        String adaId =
                moderator
                        .await(EventName.USER_CONNECTED, user -> isNamed(user, "Ada"))
                        .path("clientId")
                        .asText();
        moderator.requireSuccess(EventName.SWITCH_USER_ROLE, WireCodec.array().add(adaId).get(0));
        ada.await("Ada as moderator", () -> ada.peopleWithMarks().get(1).contains("moderator"));
        assertTrue(!ada.peopleWithMarks().get(0).contains("moderator"));
    }

    private static boolean isNamed(JsonNode user, String name) {
        return user.path("name").asText().equals(name);
    }

    @Test
    void leave_tellsTheOthers() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.admittedGuest(room, moderator, "Ada");

        guest.leave().awaitState("left");

        assertTrue(isNamed(moderator.await(EventName.USER_DISCONNECTED), "Ada"));
        assertEquals("Left – Weekly planning", guest.title());
        assertEquals(List.of(), guest.people());
        guest.knockAgain().awaitState("waiting");
    }

    @Test
    void removed_saysSo() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.admittedGuest(room, moderator, "Ada");
        ObjectNode removal = WireCodec.object().put("all", false);
        removal.putArray("clientIds")
                .add(moderator.await(EventName.USER_CONNECTED).path("clientId").asText());

        moderator.requireSuccess(EventName.DROP, removal);

        guest.awaitState("removed");
        assertEquals("The moderator removed you from the room.", guest.reason());
        guest.knockAgain().awaitState("waiting");
        assertEquals(1, STAGE.calls(EventName.USER_ALLOWED).size());
    }

    @Test
    void sessionEnded_saysSoAndOffersNothing() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.admittedGuest(room, moderator, "Ada");

        moderator.requireSuccess(
                EventName.DROP, WireCodec.object().put("all", true).putNull("clients"));

        guest.awaitState("ended");
        assertEquals("The moderator ended the session for everybody.", guest.reason());
        assertEquals(true, guest.tab().run("return document.getElementById('again').hidden"));
    }

    @Test
    void noDevices_isSaidInOneSentence_andNothingElseSuffers() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).openDevices();
        guest.tab().find("check").click();
        guest.awaitText("devices-problem", "None was found. You can come in all the same");
        guest.knockAs("Ada");
        moderator.approve(moderator.awaitKnock("Ada"));
        guest.awaitState("admitted").say("Good morning");
        guest.awaitMessages(List.of("You: Good morning"));
        assertEquals(List.of(), STAGE.calls(EventName.PUBLISH));
    }

    @Test
    void roomWithoutMedia_showsNoControlsForIt() throws Exception {
        try (PracticeServer silent =
                PracticeServer.start(PracticeOptions.DEFAULTS.withMedia(false))) {
            String room = silent.createRoom(RoomSettings.openRoom("Open house"));
            GuestPage guest =
                    STAGE.browser()
                            .open(silent.guestPage(room))
                            .awaitText("heading", "Join")
                            .knockAs("Ada")
                            .awaitState("admitted");
            assertTrue(guest.isHidden("stage"));
            assertTrue(guest.isHidden("devices"));
            RawClient.join(silent.url(), silent.token(room, "Brook", Role.PARTICIPANT)).close();
            guest.awaitPeople(List.of("Ada"));
            assertTrue(guest.isHidden("devices"));
            guest.say("Good morning").awaitMessages(List.of("You: Good morning"));
        }
    }

    @Test
    void twoOfTheSameName_areTwoPeople() {
        String room = STAGE.server().createRoom(RoomSettings.openRoom("Open house"));
        STAGE.join(room, "Ada", Role.PARTICIPANT);
        GuestPage guest =
                STAGE.guest(room)
                        .awaitText("heading", "Join")
                        .knockAs("Ada")
                        .awaitState("admitted");
        guest.awaitPeople(List.of("Ada", "Ada"));
        assertEquals(
                1, guest.peopleWithMarks().stream().filter(row -> row.contains("you")).count());
    }
}
