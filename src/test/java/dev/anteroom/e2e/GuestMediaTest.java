package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.practice.Fault;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guests who see and hear each other through the practice room's relay, in real browsers' tabs. */
@Tag("browser")
class GuestMediaTest {
    @RegisterExtension static final GuestStage STAGE = GuestStage.withDevices();

    private static final int ADA_TONE = 440;
    private static final int BROOK_TONE = 880;

    private String room = "";
    private RawClient moderator;

    @BeforeEach
    void openRoom() {
        room = STAGE.knockRoom("Weekly planning");
        moderator = STAGE.moderator(room);
    }

    private GuestPage waiting(String name, String colour, int hertz) {
        GuestPage guest = STAGE.guest(room).pretend(colour, hertz);
        return guest.switchOnDevices().knockAs(name).awaitState("waiting");
    }

    private String admit(GuestPage guest, String name) {
        String id = moderator.awaitKnock(name);
        moderator.approve(id);
        guest.awaitState("admitted");
        return id;
    }

    private GuestPage ada() {
        GuestPage ada = waiting("Ada", "red", ADA_TONE);
        admit(ada, "Ada");
        return ada;
    }

    private GuestPage brook() {
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        admit(brook, "Brook");
        return brook;
    }

    private static void assertMutual(GuestPage ada, GuestPage brook) {
        ada.awaitTiles(List.of("Brook")).awaitMoreFrames("Brook").awaitTone("Brook", BROOK_TONE);
        brook.awaitTiles(List.of("Ada")).awaitMoreFrames("Ada").awaitTone("Ada", ADA_TONE);
        ada.await("blue", () -> isMostly(2, ada.colour("Brook")));
        brook.await("red", () -> isMostly(0, brook.colour("Ada")));
    }

    private static boolean isMostly(int channel, List<Long> colour) {
        return colour.size() == 3
                && colour.get(channel) > 150
                && colour.get((channel + 1) % 3) < 90
                && colour.get((channel + 2) % 3) < 90;
    }

    private static ObjectNode person(String clientId) {
        return WireCodec.object().put("clientId", clientId);
    }

    @Test
    void twoGuests_seeAndHearEachOther_withTheBrowsersOwnDevices() {
        GuestPage ada = STAGE.guest(room).switchOnDevices().knockAs("Ada");
        admit(ada, "Ada");
        GuestPage brook = STAGE.guest(room).switchOnDevices().knockAs("Brook");
        admit(brook, "Brook");
        for (GuestPage guest : List.of(ada, brook)) {
            String other = guest == ada ? "Brook" : "Ada";
            guest.awaitTiles(List.of(other)).awaitMoreFrames(other);
            guest.await(
                    "sound",
                    () -> guest.received(other).path("totalAudioEnergy").asDouble() > 0.0001);
            assertEquals(640, guest.received(other).path("frameWidth").asInt());
        }
    }

    @Test
    void twoGuests_seeAndHearEachOther_inTheirOwnColoursAndTones() {
        assertMutual(ada(), brook());
    }

    @Test
    void beforeApproval_nothingFlows_andNothingIsAskedFor() {
        GuestPage ada = ada();
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        String id = moderator.awaitKnock("Brook");

        JsonNode traffic = brook.traffic();
        assertEquals(0, traffic.path("connections").asInt());
        assertEquals(0, traffic.path("packets").asInt());
        assertEquals(List.of(), brook.tiles());
        assertEquals(
                0,
                STAGE.calls(EventName.SUBSCRIBE).stream()
                        .filter(call -> call.clientId().equals(id))
                        .count());
        assertEquals(
                0,
                STAGE.calls(EventName.PUBLISH).stream()
                        .filter(call -> call.clientId().equals(id))
                        .count());
        assertEquals(List.of(), ada.tiles());

        moderator.approve(id);
        brook.awaitState("admitted");
        assertMutual(ada, brook);
    }

    @Test
    void knockingWithoutDevices_asksForNone_andReceivesAllTheSame() {
        GuestPage ada = ada();
        GuestPage brook = STAGE.guest(room).knockAs("Brook").awaitState("waiting");
        admit(brook, "Brook");
        brook.awaitTiles(List.of("Ada")).awaitMoreFrames("Ada").awaitTone("Ada", ADA_TONE);
        assertEquals(0, brook.traffic().path("captures").asInt());
        assertEquals(List.of(), ada.tiles());

        brook.pretend("blue", BROOK_TONE).pressMicrophone();
        ada.awaitTiles(List.of("Brook")).awaitTone("Brook", BROOK_TONE);
        assertEquals("camera off", ada.marks("Brook"));
        brook.pressCamera();
        ada.await("no mark", () -> ada.marks("Brook").isEmpty());
        assertMutual(ada, brook);
    }

    @Test
    void deniedPermission_isSaidInOneSentence_andReceivingWorks() {
        ada();
        GuestPage brook = STAGE.guest(room).openDevices();
        brook.tab().run("probe.refuse()");
        brook.tab().find("check").click();
        brook.awaitText("devices-problem", "does not allow this page to use them");
        brook.knockAs("Brook");
        admit(brook, "Brook");
        brook.awaitTiles(List.of("Ada")).awaitMoreFrames("Ada");
        brook.pressCamera().awaitText("media-problem", "does not allow");
    }

    @Test
    void ownMute_goesBothWays() {
        GuestPage ada = ada();
        GuestPage brook = brook();
        assertMutual(ada, brook);

        ada.pressMicrophone();
        brook.awaitSilence("Ada");
        brook.await("the mark", () -> brook.marks("Ada").equals("microphone off"));
        brook.awaitMoreFrames("Ada");
        moderator.await(EventName.USER_AUDIO_MUTED);
        ada.pressMicrophone();
        brook.awaitTone("Ada", ADA_TONE);
        brook.await("no mark", () -> brook.marks("Ada").isEmpty());

        brook.pressMicrophone();
        ada.awaitSilence("Brook");
        brook.pressMicrophone();
        ada.awaitTone("Brook", BROOK_TONE);
    }

    @Test
    void cameraOff_stopsThePictures_andOnBringsThemBack() {
        GuestPage ada = ada();
        GuestPage brook = brook();
        assertMutual(ada, brook);

        ada.pressCamera();
        brook.await("the mark", () -> brook.marks("Ada").equals("camera off"));
        assertEquals(
                0L,
                ada.tab()
                        .run(
                                "return document.getElementById('own-video').srcObject"
                                        + "?.getVideoTracks().length ?? 0"));
        brook.awaitTone("Ada", ADA_TONE);
        ada.pressCamera();
        brook.await("no mark", () -> brook.marks("Ada").isEmpty());
        brook.awaitMoreFrames("Ada");
    }

    @Test
    void hardMute_isObeyedAndSaid_andOnlyTheGuestSwitchesOnAgain() {
        GuestPage ada = ada();
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        String id = admit(brook, "Brook");
        assertMutual(ada, brook);

        moderator.requireSuccess(EventName.HARD_MUTE_USER_AUDIO, person(id));
        brook.awaitText("media-note", "The moderator has switched your microphone off.");
        ada.awaitSilence("Brook");
        moderator.await(EventName.USER_AUDIO_MUTED);
        brook.pressMicrophone().awaitText("media-note", "keeps your microphone off");
        ada.awaitSilence("Brook");

        moderator.requireSuccess(EventName.HARD_UNMUTE_USER_AUDIO, person(id));
        brook.awaitText("media-note", "allows your microphone again");
        assertEquals(0.0, ada.hertz("Brook"));
        brook.pressMicrophone();
        ada.awaitTone("Brook", BROOK_TONE);

        moderator.requireSuccess(EventName.HARD_MUTE_USER_VIDEO, person(id));
        brook.awaitText("media-note", "switched your camera off");
        ada.await("the mark", () -> ada.marks("Brook").equals("camera off"));
    }

    @Test
    void hardMute_holdsEvenWhereTheClientDoesNotObey() {
        GuestPage ada = ada();
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        String id = admit(brook, "Brook");
        assertMutual(ada, brook);
        brook.tab().run("probe.disobey()");

        moderator.requireSuccess(EventName.HARD_MUTE_USER_AUDIO, person(id));
        ada.awaitSilence("Brook").awaitMoreFrames("Brook");
        moderator.requireSuccess(EventName.HARD_MUTE_USER_VIDEO, person(id));
        ada.await("the mark", () -> ada.marks("Brook").contains("camera off"));
        ada.await("no more pictures", () -> isStill(ada, "Brook"));

        moderator.requireSuccess(EventName.HARD_UNMUTE_USER_AUDIO, person(id));
        brook.pressMicrophone();
        ada.awaitTone("Brook", BROOK_TONE);
    }

    private static boolean isStill(GuestPage guest, String name) {
        long before = guest.received(name).path("framesDecoded").asLong();
        guest.tab()
                .promised("new Promise(done => setTimeout(done, 500))"); // ten frames of its sender
        return guest.received(name).path("framesDecoded").asLong() == before;
    }

    @Test
    void hold_ofSomebodyWhoSendsNothingYet_keepsOffWhatIsSwitchedOnLater() {
        ada();
        GuestPage brook = STAGE.guest(room).pretend("blue", BROOK_TONE).knockAs("Brook");
        String id = admit(brook, "Brook");
        moderator.requireSuccess(EventName.HARD_MUTE_USER_VIDEO, person(id));
        brook.awaitText("media-note", "switched your camera off");
        brook.openDevices().tab().find("check").click();
        brook.awaitText("media-note", "keeps your camera off");
        brook.await(
                "the microphone alone",
                () -> "Mute microphone".equals(brook.tab().find("mic").getText()));
        assertEquals("Switch camera on", brook.tab().find("camera").getText());
    }

    @Test
    void deviceThatIsTakenAway_isSaid() {
        GuestPage ada = ada();
        GuestPage brook = brook();
        assertMutual(ada, brook);
        brook.tab()
                .run(
                        "document.getElementById('own-video').srcObject.getVideoTracks()[0]"
                                + ".dispatchEvent(new Event('ended'))");
        brook.awaitText("media-problem", "Camera: It was unplugged or taken away.");
        ada.await("the mark", () -> ada.marks("Brook").equals("camera off"));
        ada.awaitTone("Brook", BROOK_TONE);
    }

    @Test
    void roomMute_silencesGuests_evenThoseWhoComeLater() {
        GuestPage ada = ada();
        moderator.requireSuccess(EventName.ROOM_MUTED, WireCodec.object());
        ada.awaitText("media-note", "muted everybody");
        GuestPage brook = brook();
        brook.awaitText("media-note", "muted everybody").awaitTiles(List.of("Ada"));
        brook.awaitSilence("Ada");
        ada.awaitTiles(List.of("Brook")).awaitSilence("Brook");

        moderator.requireSuccess(EventName.ROOM_UNMUTED, WireCodec.object());
        brook.awaitText("media-note", "you may speak").pressMicrophone();
        ada.awaitTone("Brook", BROOK_TONE);
    }

    @Test
    void guestWhoLeaves_takesItsTileAlong_andItsDevicesGoOff() {
        GuestPage ada = ada();
        GuestPage brook = brook();
        assertMutual(ada, brook);
        brook.leave().awaitState("left");
        ada.awaitTiles(List.of());
        assertTrue(brook.isHidden("devices"));
        assertEquals(
                true,
                brook.tab().run("return document.getElementById('own-video').srcObject === null"));
    }

    @Test
    void guestWhoIsRemoved_receivesNothingMore() {
        GuestPage ada = ada();
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        String id = admit(brook, "Brook");
        assertMutual(ada, brook);
        ObjectNode removal = WireCodec.object().put("all", false);
        removal.putArray("clientIds").add(id);
        moderator.requireSuccess(EventName.DROP, removal);
        brook.awaitState("removed");
        ada.awaitTiles(List.of());
        assertEquals(List.of(), brook.tiles());
    }

    @Test
    void relayRestart_bringsEverybodyBack() {
        GuestPage ada = ada();
        GuestPage brook = brook();
        assertMutual(ada, brook);
        STAGE.server().restartRelay();
        ada.awaitTiles(List.of());
        assertMutual(ada, brook);
    }

    @Test
    void cutConnection_publishesAgainUnderTheNewId() {
        GuestPage ada = ada();
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        String id = admit(brook, "Brook");
        assertMutual(ada, brook);
        STAGE.server().cutConnection(id);
        brook.awaitState("lost");
        ada.awaitTiles(List.of());
        brook.awaitState("admitted");
        assertMutual(ada, brook);
        assertEquals(
                1,
                STAGE.calls(EventName.USER_ALLOWED).stream()
                        .filter(call -> call.payload().asText().equals(id))
                        .count());
    }

    @Test
    void threeGuests_allSeeEachOther() {
        GuestPage ada = ada();
        GuestPage brook = brook();
        GuestPage casey = waiting("Casey", "lime", 1320);
        admit(casey, "Casey");
        casey.awaitMoreFrames("Ada").awaitMoreFrames("Brook");
        ada.awaitMoreFrames("Casey").awaitTone("Casey", 1320);
        brook.awaitMoreFrames("Casey").awaitMoreFrames("Ada").awaitTone("Ada", ADA_TONE);
        ada.await("lime", () -> isMostly(1, ada.colour("Casey")));
        casey.await("blue", () -> isMostly(2, casey.colour("Brook")));
    }

    @Test
    void screen_isShownLarge_toThoseThereAndThoseWhoCome_untilItStops() {
        GuestPage ada = ada();
        GuestPage presenter = STAGE.guest(room);
        assertTrue(ada.isHidden("share"));
        presenter
                .tab()
                .promised(
                        "probe.share(arguments[0], 'lime')",
                        STAGE.server().token(room, "Dana", "moderator"));
        ada.await("the screen", () -> isMostly(1, ada.colour("")))
                .awaitText("share", "Dana shows a screen");
        GuestPage brook = brook();
        brook.await("the screen", () -> isMostly(1, brook.colour("")))
                .awaitText("share", "Dana shows a screen");
        assertMutual(ada, brook);

        presenter.tab().promised("probe.stopSharing()");
        ada.await("no screen", () -> ada.isHidden("share"));
        brook.await("no screen", () -> brook.isHidden("share"));
    }

    @Test
    void whoBeginsToTalk_isToldFirst() {
        for (int slot : new int[] {1, 2}) {
            moderator.requireSuccess(EventName.SUBSCRIBE, WireCodec.object().put("streamId", slot));
        }
        GuestPage ada = ada();
        GuestPage brook = brook();
        assertMutual(ada, brook);
        brook.pressMicrophone();
        ada.awaitSilence("Brook").awaitSilence("Brook");
        awaitTalkers("Ada", "Brook");
        ada.await("a real pause", () -> quietFor(ada, "Brook") > 2500);
        brook.pressMicrophone();
        awaitTalkers("Brook", "Ada");
    }

    private static double quietFor(GuestPage guest, String name) {
        return ((Number) guest.tab().run("return probe.quiet(arguments[0])", name)).doubleValue();
    }

    private void awaitTalkers(String... names) {
        moderator.await(
                EventName.ACTIVE_TALKERS_UPDATED,
                payload ->
                        payload.path("activeList").findValuesAsText("name").equals(List.of(names)));
    }

    @Test
    void browserThatLetsNothingSound_offersAButton() {
        ada();
        GuestPage brook = STAGE.guest(room).knockAs("Brook").awaitState("waiting");
        brook.tab().run("probe.holdSound()");
        admit(brook, "Brook");
        brook.awaitTiles(List.of("Ada")).awaitMoreFrames("Ada");
        brook.await("the button", () -> !brook.isHidden("hear"));
        assertEquals(true, brook.tab().run("return probe.video('Ada').muted"));
        brook.tab().find("hear").click();
        brook.await("no button", () -> brook.isHidden("hear"));
        assertEquals(false, brook.tab().run("return probe.video('Ada').muted"));
        assertEquals("mic", brook.focused());
    }

    @Test
    void hostileName_onATile_isText() {
        String name = "<img src=x onerror=\"window.harmed = 1\">";
        GuestPage ada = ada();
        GuestPage other = waiting(name, "blue", BROOK_TONE);
        admit(other, name);
        ada.awaitTiles(List.of(name));
        assertEquals(null, ada.tab().run("return window.harmed"));
        assertEquals(0L, ada.tab().run("return document.querySelectorAll('#tiles img').length"));
    }

    @Test
    void lostAnswer_isTriedAgain() {
        GuestPage ada = ada();
        GuestPage brook = waiting("Brook", "blue", BROOK_TONE);
        brook.tab()
                .run(
                        "const real = setTimeout; window.setTimeout ="
                                + " (f, millis, ...rest) => real(f, millis / 5, ...rest)");
        try (var _ = STAGE.server().inject(new Fault.DropAnswer())) {
            admit(brook, "Brook");
            brook.await("a second attempt", () -> STAGE.calls(EventName.PUBLISH).size() >= 3);
        }
        assertMutual(ada, brook);
    }

    @Test
    void subscribing_whileWaiting_isRefused() {
        ada();
        RawClient guest = STAGE.join(room, "Brook", "participant");
        moderator.awaitKnock("Brook");
        assertEquals(0, guest.await(EventName.ROOM_CONNECTED).path("streams").size());
        assertEquals(
                ResultCode.WAITING,
                guest.request(EventName.SUBSCRIBE, WireCodec.object().put("streamId", 1))
                        .path("result")
                        .asInt());
    }
}
