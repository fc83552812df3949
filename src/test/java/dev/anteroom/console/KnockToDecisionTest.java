package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The main job from end to end: a guest in a real Chromium, the practice room over real sockets,
 * the real SDK, and the real window with its real buttons.
 */
@Tag("browser")
@Tag("fx")
@ExtendWith(FxExtension.class)
class KnockToDecisionTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    private @Nullable OpenConsole console;

    @AfterEach
    void closeConsole() {
        OpenConsole open = console;
        if (open != null) {
            open.close();
        }
    }

    @Test
    void approve_letsTheBrowserGuestIntoTheRoom() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        FxExtension.await("nobody waits", () -> console().shows("lobby", "Nobody is waiting"));
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> console().shows("lobby", "Ada"));
        assertFalse(console().shownNow("roster", "Ada"));

        console().press("approve", "Ada");

        ada.awaitState("admitted").awaitPeople(List.of("Dr. Rivera", "Ada"));
        FxExtension.await("Ada is in the roster", () -> console().shows("roster", "Ada"));
        FxExtension.await("Ada's row is gone", () -> console().shows("lobby", "Nobody is waiting"));
        assertEquals(1, STAGE.calls(EventName.USER_ALLOWED).size());
        FxExtension.picture(console().root(), "end-to-end-approved");
    }

    @Test
    void deny_showsTheBrowserGuestTheReason() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage mallory = STAGE.guest(room).knockAs("Mallory").awaitState("waiting");
        FxExtension.await("Mallory's row is there", () -> console().shows("lobby", "Mallory"));

        console().press("deny", "Mallory");

        mallory.awaitState("denied");
        assertEquals("The moderator turned your knock down.", mallory.reason());
        FxExtension.await(
                "Mallory's row is gone", () -> console().shows("lobby", "Nobody is waiting"));
        assertFalse(console().shownNow("roster", "Mallory"));
        assertEquals(1, STAGE.calls(EventName.USER_DENIED).size());
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));
    }

    @Test
    void lateModerator_findsThreeGuestsAndAdmitsNobodyByComing() {
        String room = STAGE.knockRoom("Surgery");
        List<String> names = List.of("Ada", "Grace", "Linus");
        List<GuestPage> guests =
                names.stream()
                        .map(name -> STAGE.guest(room).knockAs(name).awaitState("waiting"))
                        .toList();

        openConsole(room);

        for (String name : names) {
            FxExtension.await(name + " is listed", () -> console().shows("lobby", name));
        }
        assertTrue(console().shownNow("lobby", "waiting since before you joined"));
        guests.forEach(guest -> guest.awaitState("waiting"));
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));

        console().press("approve", "Grace");
        guests.get(1).awaitState("admitted");
        guests.get(0).awaitState("waiting");
        guests.get(2).awaitState("waiting");
    }

    @Test
    void guestWhoClosesThePage_leavesTheLobbyByTheServersList() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> console().shows("lobby", "Ada"));

        ada.closeTab();

        FxExtension.await("Ada's row is gone", () -> console().shows("lobby", "Nobody is waiting"));
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));
        assertEquals(List.of(), STAGE.calls(EventName.USER_DENIED));
    }

    @Test
    void cutConnection_isMendedWithoutLettingAnybodyIn() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> console().shows("lobby", "Ada"));

        STAGE.server().cutAllConnections();

        FxExtension.await("the console comes back", () -> reconnects() == 1);
        FxExtension.await(
                "the window is back", () -> console().connection().startsWith("Connected"));
        ada.awaitState("waiting");
        FxExtension.await("Ada's row is there again", () -> console().shows("lobby", "Ada"));
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));
    }

    private void openConsole(String room) {
        console =
                new OpenConsole(
                        STAGE.server().token(room, "Dr. Rivera", Role.MODERATOR), MediaMode.OFF);
    }

    private OpenConsole console() {
        OpenConsole open = console;
        if (open == null) {
            throw new IllegalStateException("Open the console first.");
        }
        return open;
    }

    private static long reconnects() {
        return STAGE.calls(EventName.TOKEN).stream()
                .filter(call -> call.payload().path("isReconnecting").asBoolean())
                .filter(call -> call.payload().path("hostType").asText().equals("Java"))
                .count();
    }
}
