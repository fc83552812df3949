package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.practice.Fault;
import dev.anteroom.practice.RecordedCall;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two moderators at two consoles of one room, and three guests in a real Chromium: nobody is
 * decided about twice, and each console comes to know what the other one did.
 */
@Tag("browser")
@Tag("fx")
@ExtendWith(FxExtension.class)
class TwoModeratorsTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    private static final String RIVERA = "Dr. Rivera";
    private static final String WINTER = "Dr. Winter";
    private static final String ELSEWHERE = "Another moderator decided about Ada first.";

    /** Long enough that both decisions are under way before the slower one is looked at. */
    private static final Duration SLOWLY = Duration.ofMillis(800);

    /** The defaults, but for a list that is read again each second. */
    private static final RoomOptions OPTIONS =
            new RoomOptions(
                    RoomOptions.DEFAULTS.requestTimeout(),
                    RoomOptions.DEFAULTS.connectTimeout(),
                    RoomOptions.DEFAULTS.reconnectAttempts(),
                    RoomOptions.DEFAULTS.reconnectWithin(),
                    Duration.ofSeconds(1),
                    RoomOptions.DEFAULTS.advancedOptions());

    private OpenConsole rivera;
    private OpenConsole winter;
    private GuestPage ada;
    private GuestPage grace;
    private GuestPage mallory;

    @BeforeEach
    void twoConsolesAndThreeGuests() {
        String room = STAGE.knockRoom("Surgery");
        rivera = open(room, RIVERA);
        winter = open(room, WINTER);
        ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        grace = STAGE.guest(room).knockAs("Grace").awaitState("waiting");
        mallory = STAGE.guest(room).knockAs("Mallory").awaitState("waiting");
        for (OpenConsole console : List.of(rivera, winter)) {
            for (String name : List.of("Ada", "Grace", "Mallory")) {
                console.awaitText("lobby", name);
            }
        }
    }

    @AfterEach
    void closeConsoles() {
        FxExtension.picture(rivera.root(), "two-moderators-rivera");
        FxExtension.picture(winter.root(), "two-moderators-winter");
        rivera.close();
        winter.close();
    }

    private static OpenConsole open(String room, String moderator) {
        SettingsStore settings = SettingsStore.forgetful();
        settings.update(now -> now.withUndoSeconds(0));
        return new OpenConsole(
                STAGE.server().token(room, moderator, Role.MODERATOR),
                MediaMode.OFF,
                settings,
                OPTIONS);
    }

    @Test
    void bothDecideAtOnce_theApprovalIsFirst() {
        try (Fault.Injection _ = slow(EventName.USER_DENIED)) {
            atOnce(rivera.button("approve", "Ada"), winter.button("deny", "Ada"));
            awaitCalls(1, 1);
        }
        rivera.awaitSaid("Ada was let in.");
        winter.awaitSaid(ELSEWHERE);

        ada.awaitState("admitted");
        awaitNoRow("Ada");
        for (OpenConsole console : List.of(rivera, winter)) {
            console.awaitText("roster", "Ada");
            assertFalse(console.said().contains("Ada was turned away."));
        }
        othersStillWait();
        awaitCalls(1, 1);
        assertEquals("admitted", ada.state());
    }

    @Test
    void bothDecideAtOnce_theDenialIsFirst() {
        try (Fault.Injection _ = slow(EventName.USER_ALLOWED)) {
            atOnce(rivera.button("approve", "Ada"), winter.button("deny", "Ada"));
            awaitCalls(1, 1);
        }
        winter.awaitSaid("Ada was turned away.");
        rivera.awaitSaid("Ada is no longer waiting.");

        ada.awaitState("denied");
        awaitNoRow("Ada");
        for (OpenConsole console : List.of(rivera, winter)) {
            assertFalse(console.shownNow("roster", "Ada"));
            assertFalse(console.said().contains("Ada was let in."));
        }
        othersStillWait();
        awaitCalls(1, 1);
        assertEquals("denied", ada.state());
    }

    @Test
    void bothApproveAtOnce_oneLetsInAndTheOtherIsToldSo() {
        atOnce(rivera.button("approve", "Ada"), winter.button("approve", "Ada"));

        FxExtension.await(
                "both are told how it ended",
                () ->
                        Stream.of(rivera, winter)
                                .allMatch(
                                        console ->
                                                console.said().contains("Ada was let in.")
                                                        || console.said().contains(ELSEWHERE)));
        long deciders =
                Stream.of(rivera, winter)
                        .filter(console -> console.said().contains("Ada was let in."))
                        .count();
        assertEquals(1, deciders, "exactly one decision took effect");
        ada.awaitState("admitted").awaitPeople(List.of(RIVERA, WINTER, "Ada"));
        awaitNoRow("Ada");
        othersStillWait();
    }

    @Test
    void aClaim_isShownOnTheOtherConsole_andDecidesNothing() {
        rivera.choose("more", "Grace", "claimItem");

        winter.awaitText("lobby", "Dr. Rivera is on it");
        rivera.awaitText("lobby", "You are on it");
        awaitCalls(0, 0);

        rivera.choose("more", "Grace", "claimItem");
        FxExtension.await("the claim is over", () -> !winter.shows("lobby", "Dr. Rivera is on it"));
        grace.awaitState("waiting");
    }

    @Test
    void aDenial_isSeenByTheGuest_andLeavesNoGhostOnTheOtherConsole() {
        rivera.fire("deny", "Mallory");

        mallory.awaitState("denied");
        assertEquals("The moderator turned your knock down.", mallory.reason());
        long denied = calls(EventName.USER_DENIED).getFirst().sequence();
        awaitReadingBy(WINTER, denied);
        winter.awaitText("lobby", "Left, or turned away by another moderator");
        FxExtension.await("nobody can be decided about who is gone", () -> !hasButtons("Mallory"));
        awaitNoRow("Mallory");
        assertFalse(winter.shownNow("roster", "Mallory"));
        ada.awaitState("waiting");
        grace.awaitState("waiting");
        awaitCalls(0, 1);
    }

    private boolean hasButtons(String name) {
        return winter.nodes("#approve")
                .filter(button -> String.valueOf(button.getAccessibleText()).contains(name))
                .anyMatch(button -> button.getParent().isVisible());
    }

    /** Both presses are over before either console hears anything of the server. */
    private static void atOnce(Button first, Button second) {
        FxExtension.onFx(
                () -> {
                    first.fire();
                    second.fire();
                    return null;
                });
    }

    private static Fault.Injection slow(EventName event) {
        return STAGE.server().inject(new Fault.Delay(Fault.Target.of(event), SLOWLY));
    }

    private static List<RecordedCall> calls(EventName event) {
        return STAGE.calls(event);
    }

    private static void awaitCalls(int approvals, int denials) {
        FxExtension.await(
                approvals + " approvals and " + denials + " denials are sent",
                () ->
                        calls(EventName.USER_ALLOWED).size() == approvals
                                && calls(EventName.USER_DENIED).size() == denials);
    }

    /** Waits until a moderator's console has asked for the list since then. */
    private static void awaitReadingBy(String moderator, long since) {
        String console =
                calls(EventName.TOKEN).stream()
                        .filter(call -> call.payload().path("name").asText().equals(moderator))
                        .findFirst()
                        .orElseThrow()
                        .clientId();
        FxExtension.await(
                moderator + "'s console reads the list again",
                () ->
                        calls(EventName.GET_AWAITED_USER).stream()
                                .filter(call -> call.clientId().equals(console))
                                .anyMatch(call -> call.sequence() > since));
    }

    private void awaitNoRow(String name) {
        for (OpenConsole console : List.of(rivera, winter)) {
            FxExtension.await("no row of " + name, () -> !console.shows("lobby", name));
        }
    }

    private void othersStillWait() {
        grace.awaitState("waiting");
        mallory.awaitState("waiting");
        for (OpenConsole console : List.of(rivera, winter)) {
            console.awaitText("lobby", "Grace");
            console.awaitText("lobby", "Mallory");
        }
    }
}
