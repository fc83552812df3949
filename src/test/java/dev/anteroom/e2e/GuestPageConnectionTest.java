package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.RecordedCall;
import dev.anteroom.testkit.CuttableWire;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection lost and found again, and lost for good (protocol section 6). */
@Tag("browser")
class GuestPageConnectionTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    /** Makes the pauses between attempts short, so that five of them pass in a test. */
    private static final String HURRY =
            "window.unhurried = setTimeout;"
                    + "window.setTimeout ="
                    + " (f, millis, ...rest) => unhurried(f, millis / 25, ...rest)";

    private CuttableWire wire;

    @BeforeEach
    void layWire() {
        wire = CuttableWire.to(STAGE.server().port());
    }

    @AfterEach
    void takeWire() {
        wire.close();
    }

    private GuestPage guestOverTheWire(String room) {
        return STAGE.browser().open(wire.through(STAGE.server().guestPage(room)));
    }

    @Test
    void lostInTheRoom_comesBackWithoutKnocking() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = guestOverTheWire(room).knockAs("Ada");
        String firstId = moderator.awaitKnock("Ada");
        moderator.approve(firstId);
        guest.awaitState("admitted").say("Before").awaitMessages(List.of("You: Before"));

        wire.cut();
        guest.awaitState("lost");
        assertEquals("The connection was lost", guest.heading());
        assertTrue(guest.status().contains("attempt "), guest.status());
        assertEquals(List.of(), guest.people());
        wire.mend();

        guest.awaitState("admitted").awaitPeople(List.of("Grace", "Ada"));
        assertEquals(List.of("You: Before"), guest.messages());
        RecordedCall join = STAGE.calls(EventName.TOKEN).getLast();
        assertTrue(join.payload().path("isReconnecting").asBoolean());
        assertTrue(join.payload().path("reconnectAttempt").asInt() >= 1);
        assertEquals(firstId, join.payload().path("oldClientIdForReconnect").asText());
        assertEquals(room, join.payload().path("room").asText());
        assertEquals("participant", join.payload().path("role").asText());
        assertEquals(1, STAGE.calls(EventName.USER_ALLOWED).size());
    }

    @Test
    void lostWhileWaiting_waitsAgainAndIsNotLetIn() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = guestOverTheWire(room).knockAs("Ada").awaitState("waiting");
        String firstId = moderator.awaitKnock("Ada");

        wire.cut();
        guest.awaitState("lost");
        wire.mend();

        guest.awaitState("waiting");
        String secondId = moderator.awaitKnock("Ada");
        assertNotEquals(firstId, secondId);
        assertEquals(0, STAGE.calls(EventName.USER_ALLOWED).size());
        moderator.approve(secondId);
        guest.awaitState("admitted");
    }

    @Test
    void everyAttemptFails_givesUpAndSaysSo() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = guestOverTheWire(room).knockAs("Ada").awaitState("waiting");
        moderator.awaitKnock("Ada");
        guest.tab().run(HURRY);

        wire.cut();

        guest.awaitText("reason", "did not come back after 5 attempts");
        assertEquals("lost", guest.state());
        assertEquals("Connection lost – Weekly planning", guest.title());
        wire.mend();
        guest.tab().run("window.setTimeout = window.unhurried");
        guest.knockAgain().awaitState("waiting");
    }

    @Test
    void stopTrying_ends() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = guestOverTheWire(room).knockAs("Ada").awaitState("waiting");
        moderator.awaitKnock("Ada");

        wire.cut();
        guest.awaitState("lost").leave().awaitState("left");
    }

    @Test
    void nobodyLeftInTheRoom_saysHowToGoOn() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = guestOverTheWire(room).knockAs("Ada");
        moderator.approve(moderator.awaitKnock("Ada"));
        guest.awaitState("admitted");
        moderator.close();
        guest.awaitPeople(List.of("Ada"));

        wire.cut();
        guest.awaitState("lost");
        wire.mend();

        guest.awaitState("error");
        assertTrue(guest.reason().startsWith("Nobody is left in the room"), guest.reason());
        guest.knockAgain().awaitState("waiting");
    }

    @Test
    void serverGone_whenKnocking_saysOneSentence() {
        String room = STAGE.knockRoom("Weekly planning");
        GuestPage guest = guestOverTheWire(room).awaitText("room", "Weekly planning");
        wire.cut();
        guest.knockAs("Ada").awaitState("error");
        assertTrue(guest.reason().contains("does not answer"), guest.reason());
        wire.mend();
        guest.knockAgain().awaitState("waiting");
    }
}
