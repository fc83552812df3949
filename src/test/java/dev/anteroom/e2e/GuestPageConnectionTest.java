package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.RecordedCall;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection lost and found again, and lost for good (protocol section 6). */
@Tag("browser")
class GuestPageConnectionTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    /** Makes the pauses between attempts short, so that five of them pass in a test. */
    private static final String HURRY =
            "const real = setTimeout;"
                    + "window.setTimeout = (f, millis, ...rest) => real(f, millis / 25, ...rest)";

    /** Keeps every pause until {@link #RELEASE}, so that the page can be looked at meanwhile. */
    private static final String HOLD =
            """
            window.real = { set: setTimeout, clear: clearTimeout };
            window.held = new Map();
            window.setTimeout = (f, millis, ...rest) => {
              if (millis < 500) {
                return real.set.call(window, f, millis, ...rest);
              }
              const id = -1 - held.size;
              held.set(id, () => f(...rest));
              return id;
            };
            window.clearTimeout = (id) => held.delete(id) || real.clear.call(window, id);
            """;

    private static final String RELEASE =
            """
            window.setTimeout = real.set;
            window.clearTimeout = real.clear;
            held.forEach((f) => f());
            """;

    @Test
    void lostInTheRoom_comesBackWithoutKnocking() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).knockAs("Ada");
        String firstId = moderator.awaitKnock("Ada");
        moderator.approve(firstId);
        guest.awaitState("admitted").say("Before").awaitMessages(List.of("You: Before"));

        guest.tab().run(HOLD);
        STAGE.server().cutConnection(firstId);
        guest.awaitState("lost");
        assertEquals("The connection was lost", guest.heading());
        assertEquals("Trying to reconnect: attempt 1 of 5.", guest.status());
        assertEquals("Reconnecting – Weekly planning", guest.title());
        guest.tab().run(RELEASE);

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
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        String firstId = moderator.awaitKnock("Ada");

        STAGE.server().cutConnection(firstId);
        guest.awaitState("lost");

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
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        moderator.awaitKnock("Ada");
        guest.tab().run(HURRY);

        STAGE.server().close();

        guest.awaitText("reason", "did not come back after 5 attempts");
        assertEquals("lost", guest.state());
        assertEquals("Connection lost – Weekly planning", guest.title());
        assertEquals(false, guest.tab().run("return document.getElementById('again').hidden"));
    }

    @Test
    void stopTrying_ends() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        String ada = moderator.awaitKnock("Ada");

        guest.tab().run(HOLD);
        STAGE.server().cutConnection(ada);
        guest.awaitState("lost").leave().awaitState("left");
        guest.tab().run(RELEASE);
        guest.knockAgain();
        moderator.awaitKnock("Ada");
        assertEquals(3, STAGE.calls(EventName.TOKEN).size());
    }

    @Test
    void nobodyLeftInTheRoom_saysHowToGoOn() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).knockAs("Ada");
        String ada = moderator.awaitKnock("Ada");
        moderator.approve(ada);
        guest.awaitState("admitted");
        moderator.close();
        guest.awaitPeople(List.of("Ada"));

        STAGE.server().cutConnection(ada);

        guest.awaitState("error");
        assertTrue(guest.reason().startsWith("Nobody is left in the room"), guest.reason());
        guest.knockAgain().awaitState("waiting");
    }

    @Test
    void serverGone_whenKnocking_saysOneSentence() {
        String room = STAGE.knockRoom("Weekly planning");
        GuestPage guest = STAGE.guest(room).awaitText("room", "Weekly planning");
        STAGE.server().close();
        guest.knockAs("Ada").awaitState("error");
        assertTrue(guest.reason().contains("does not answer"), guest.reason());
        assertEquals("Try again", guest.tab().find("again").getText());
    }
}
