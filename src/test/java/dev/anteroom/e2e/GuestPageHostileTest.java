package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names and messages are other people's text; the page shows them and does nothing else. */
@Tag("browser")
class GuestPageHostileTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    private static final List<String> HOSTILE =
            List.of(
                    "<img src=x onerror=\"window.harmed = 1\">",
                    "<script>window.harmed = 1</script>",
                    "\"><svg onload=window.harmed=1>",
                    "javascript:window.harmed=1",
                    "{{7*7}}${7*7}",
                    "\u202egnp.exe\u202c Grace",
                    "Gr\u200bace (moderator)",
                    "a" + "\u0301".repeat(200) + "lgo",
                    "two\nlines\tand\r\nmore",
                    "\u3164\u2800",
                    "\ud83d\udc69\u200d\ud83d\udcbb Ada",
                    "x".repeat(255));

    @Test
    void names_areShownAsTheConsoleShowsThem() {
        String room = STAGE.server().createRoom(RoomSettings.openRoom("Open house"));
        List<String> expected = new ArrayList<>();
        for (String name : HOSTILE) {
            STAGE.join(room, name, Role.PARTICIPANT);
            String shown = DisplayName.of(name).text();
            expected.add(shown.isEmpty() ? "Someone without a name" : shown);
        }
        expected.add("Ada");
        GuestPage guest =
                STAGE.guest(room)
                        .awaitText("heading", "Join")
                        .knockAs("Ada")
                        .awaitState("admitted");

        assertEquals(
                expected,
                guest.tab()
                        .strings(
                                "return [...document.querySelectorAll('#people .name')]"
                                        + ".map(e => e.textContent)"));
        assertNoHarm(guest);
    }

    @Test
    void messages_areTextAndBounded() {
        String room = STAGE.server().createRoom(RoomSettings.openRoom("Open house"));
        RawClient other = STAGE.join(room, "<b>Bold</b>", Role.PARTICIPANT);
        GuestPage guest =
                STAGE.guest(room)
                        .awaitText("heading", "Join")
                        .knockAs("Ada")
                        .awaitState("admitted");

        HOSTILE.forEach(other::say);
        other.say("y".repeat(50_000));
        other.say("end");

        guest.await("the last message", () -> guest.messages().contains("<b>Bold</b>: end"));
        List<String> shown = guest.messages();
        assertTrue(shown.contains("<b>Bold</b>: " + HOSTILE.getFirst()), shown.toString());
        assertTrue(shown.stream().allMatch(line -> line.length() < 2_100));
        assertNoHarm(guest);
    }

    @Test
    void roomName_isText() {
        String name = "<img src=x onerror='window.harmed = 1'>";
        String room = STAGE.knockRoom(name);
        GuestPage guest = STAGE.guest(room).awaitText("room", name);
        assertEquals("Knock to join – " + name, guest.title());
        assertNoHarm(guest);
    }

    @Test
    void everyRequest_staysWithTheServer() {
        String room = STAGE.knockRoom("Weekly planning");
        RawClient moderator = STAGE.moderator(room);
        GuestPage guest = STAGE.admittedGuest(room, moderator, "Ada");
        guest.say("http://example.com/picture.png").leave().awaitState("left");

        List<URI> asked = STAGE.browser().takeRequests();
        String server = STAGE.server().url().getAuthority();
        assertTrue(asked.stream().anyMatch(address -> address.getScheme().equals("ws")));
        assertTrue(asked.stream().anyMatch(address -> address.getPath().endsWith("guest.js")));
        assertEquals(
                List.of(),
                asked.stream().filter(address -> !server.equals(address.getAuthority())).toList());
        assertEquals(List.of(), STAGE.browser().takeComplaints());
    }

    @Test
    void inlineScript_isBlockedByTheServersPolicy() {
        GuestPage guest = STAGE.guest(STAGE.knockRoom("Weekly planning"));
        guest.tab()
                .run(
                        "const s = document.createElement('script');"
                                + "s.textContent = 'window.harmed = 1'; document.body.append(s);");
        assertNoScriptRan(guest);
        assertTrue(
                STAGE.browser().takeComplaints().stream()
                        .anyMatch(line -> line.contains("Content Security Policy")));
    }

    private static void assertNoHarm(GuestPage guest) {
        assertNoScriptRan(guest);
        assertEquals(
                0L,
                guest.tab()
                        .run(
                                "return document.querySelectorAll('img, svg, b, body script').length"));
        assertEquals(List.of(), STAGE.browser().takeComplaints());
    }

    private static void assertNoScriptRan(GuestPage guest) {
        assertFalse(Boolean.TRUE.equals(guest.tab().run("return 'harmed' in window")));
    }
}
