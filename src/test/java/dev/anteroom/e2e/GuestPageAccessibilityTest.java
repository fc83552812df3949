package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The page with the keyboard alone, on a small screen, in light and dark, and as axe sees it. */
@Tag("browser")
class GuestPageAccessibilityTest {
    @RegisterExtension static final GuestStage STAGE = GuestStage.withDevices();

    private static final Path PICTURES = Path.of("target/guest-page");

    @Test
    void everyState_hasNoFaultInLightAndDarkAndSmall() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).awaitText("room", "Weekly planning");
        lookAt(guest, "idle");
        guest.switchOnDevices();
        lookAt(guest, "idle-with-devices");
        guest.tab().find("let-go").click();

        guest.knockAs(" ").awaitText("name-problem", "name");
        lookAt(guest, "idle-without-name");

        guest.knockAs("Ada").awaitState("waiting");
        lookAt(guest, "waiting");

        moderator.deny(moderator.awaitKnock("Ada"));
        guest.awaitState("denied");
        lookAt(guest, "denied");

        guest.knockAgain();
        moderator.approve(moderator.awaitKnock("Ada"));
        guest.awaitState("admitted").say("Good morning");
        moderator.say("Welcome, everybody. ".repeat(40));
        guest.await("both messages", () -> guest.messages().size() == 2);
        lookAt(guest, "admitted");

        ObjectNode removal = WireCodec.object().put("all", false);
        removal.putArray("clientIds")
                .add(moderator.await(EventName.USER_CONNECTED).path("clientId").asText());
        moderator.requireSuccess(EventName.DROP, removal);
        guest.awaitState("removed");
        lookAt(guest, "removed");

        guest.knockAgain().awaitState("waiting").leave().awaitState("left");
        lookAt(guest, "left");

        guest.knockAgain().awaitState("waiting");
        moderator.requireSuccess(
                EventName.DROP, WireCodec.object().put("all", true).putNull("clients"));
        guest.awaitState("ended");
        lookAt(guest, "ended");
    }

    @Test
    void lostAndError_haveNoFault() {
        String room = STAGE.knockRoom("Weekly planning");
        GuestPage guest = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        STAGE.server().close();
        guest.awaitState("lost");
        lookAt(guest, "lost");
        guest.leave().awaitState("left").knockAgain().awaitState("error");
        lookAt(guest, "error");
    }

    @Test
    void roomFullOfPictures_hasNoFault() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = admitted(room, moderator, "Ada", "teal");
        admitted(room, moderator, "Brook with a name that goes on and on and on", "navy");
        GuestPage casey = admitted(room, moderator, "Casey", "maroon").pressMicrophone();
        guest.await("all pictures", () -> guest.tiles().size() == 2).awaitMoreFrames("Casey");
        guest.await("the mark", () -> guest.marks("Casey").equals("microphone off"));
        lookAt(guest, "pictures");
        casey.pressCamera();
        guest.await("both marks", () -> guest.marks("Casey").contains("camera off"));
        lookAt(guest, "pictures-camera-off");
    }

    private static GuestPage admitted(
            String room, RawClient moderator, String name, String colour) {
        GuestPage guest = STAGE.guest(room).pretend(colour, 440).switchOnDevices().knockAs(name);
        moderator.approve(moderator.awaitKnock(name));
        return guest.awaitState("admitted");
    }

    private static void lookAt(GuestPage guest, String state) {
        for (String colours : List.of("light", "dark")) {
            guest.tab().prefer(colours, true);
            guest.tab().resize(900, 760);
            guest.screenshot(PICTURES.resolve(state + "-" + colours + ".png"));
            assertEquals(List.of(), guest.tab().accessibilityFaults(), state + " in " + colours);
        }
        guest.tab().resize(320, 640);
        guest.screenshot(PICTURES.resolve(state + "-small.png"));
        assertEquals(List.of(), guest.tab().accessibilityFaults(), state + " on 320 pixels");
        assertFitsSideways(guest, state + " on 320 pixels");
        guest.tab().run("document.documentElement.style.fontSize = '200%'");
        assertFitsSideways(guest, state + " on 320 pixels with text of double size");
        guest.tab().run("document.documentElement.style.fontSize = ''");
        guest.tab().resize(900, 760);
    }

    private static void assertFitsSideways(GuestPage guest, String what) {
        assertEquals(
                List.of(),
                guest.tab()
                        .strings(
                                """
                                const width = document.documentElement.clientWidth;
                                return [...document.querySelectorAll('body *')]
                                  .filter((e) => e.getBoundingClientRect().right > width + 0.5)
                                  .map((e) => e.tagName + '#' + e.id + '.' + e.className);
                                """),
                what);
    }

    @Test
    void axe_findsWhatIsWrong() {
        GuestPage guest = STAGE.guest(STAGE.knockRoom("Weekly planning"));
        guest.tab().run("document.querySelector('label').remove()");
        List<String> faults = guest.tab().accessibilityFaults();
        assertTrue(
                faults.stream().anyMatch(fault -> fault.startsWith("label ")), faults.toString());
    }

    @Test
    void keyboardAlone_knocksWaitsChatsAndLeaves() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.guest(room).awaitText("room", "Weekly planning");
        assertEquals("name", guest.focused());

        guest.press("Ada", Keys.ENTER).awaitState("waiting");
        assertEquals("heading", guest.focused());
        assertEquals("devices-summary", guest.press(Keys.TAB).focused());
        guest.press(Keys.ENTER);
        assertEquals("check", guest.press(Keys.TAB).focused());
        guest.press(Keys.ENTER).await("the chosen devices", () -> !guest.isHidden("chosen"));
        tabTo(guest, "leave");

        moderator.approve(moderator.awaitKnock("Ada"));
        guest.awaitState("admitted");
        assertEquals("heading", guest.focused());
        tabTo(guest, "mic");
        guest.press(Keys.SPACE).awaitText("media-note", "Your microphone is off.");
        tabTo(guest, "message");
        guest.press("Good morning", Keys.ENTER).awaitMessages(List.of("You: Good morning"));
        assertEquals("message", guest.focused());
        tabTo(guest, "leave");
        guest.press(Keys.ENTER).awaitState("left");
        assertEquals("heading", guest.focused());

        tabTo(guest, "again");
        guest.press(Keys.SPACE).awaitState("waiting");
    }

    private static void tabTo(GuestPage guest, String id) {
        for (int i = 0; i < 15 && !guest.focused().equals(id); i++) {
            guest.press(Keys.TAB);
        }
        assertEquals(id, guest.focused());
    }

    @Test
    void focus_isVisible() {
        GuestPage guest = STAGE.guest(STAGE.knockRoom("Weekly planning"));
        tabTo(guest, "knock");
        assertEquals(
                "solid",
                guest.tab().run("return getComputedStyle(document.activeElement).outlineStyle"));
    }

    @Test
    void reducedMotion_standsStill() {
        GuestPage guest = STAGE.guest(STAGE.knockRoom("Weekly planning"));
        guest.knockAs("Ada").awaitState("waiting").tab().prefer("light", false);
        assertEquals(true, guest.tab().run("return document.getAnimations().length > 0"));
        guest.tab().prefer("light", true);
        assertEquals(0L, guest.tab().run("return document.getAnimations().length"));
    }

    @Test
    void everyChange_isAnnounced() {
        GuestPage guest = STAGE.guest(STAGE.knockRoom("Weekly planning"));
        assertEquals(
                List.of("status", "alert", "log", "status", "alert", "alert"),
                guest.tab()
                        .strings(
                                "return ['status', 'reason', 'messages-box', 'media-note',"
                                        + " 'media-problem', 'devices-problem']"
                                        + ".map(id => document.getElementById(id).getAttribute('role'))"));
        assertFalse(guest.status().isBlank());
    }
}
