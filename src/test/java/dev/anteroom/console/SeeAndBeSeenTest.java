package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.console.video.VideoPane;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Sound and pictures from end to end: guests in a real Chromium, the practice room's relay over
 * real sockets, the native engine, and the console's own window with its own buttons. Camera and
 * microphone are simulated on both sides, since machines that run tests have none.
 */
@Tag("native")
@ExtendWith(FxExtension.class)
class SeeAndBeSeenTest {
    @RegisterExtension static final GuestStage STAGE = GuestStage.withDevices();

    private static final String MODERATOR = "Dr. Rivera";

    /** What the simulated microphone of the console sounds like. */
    private static final int MODERATOR_TONE = 440;

    private String room = "";
    private OpenConsole console;

    @BeforeEach
    void openRoom() {
        room = STAGE.knockRoom("Surgery");
        console =
                new OpenConsole(
                        STAGE.server().token(room, MODERATOR, Role.MODERATOR), MediaMode.SIMULATED);
        console.awaitText("lobby", "Nobody is waiting");
    }

    @AfterEach
    void closeConsole() {
        console.close();
    }

    @Test
    void guestAndModerator_seeAndHearEachOther_afterApprovalAndNotBefore() {
        console.press("microphone");
        console.press("camera");
        GuestPage ada = knock("Ada", "red", 880);
        JsonNode before = ada.traffic();
        assertEquals(0, before.path("connections").asInt());
        assertEquals(0, before.path("packets").asInt());
        assertEquals(0L, FxExtension.onFx(() -> colours().filter(SeeAndBeSeenTest::isRed).count()));

        approve(ada, "Ada");

        FxExtension.await("Ada's red picture", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
        ada.awaitTiles(List.of(MODERATOR))
                .awaitMoreFrames(MODERATOR)
                .awaitTone(MODERATOR, MODERATOR_TONE);
        ada.await("the moderator's blue picture", () -> isModeratorsBlue(ada.colour(MODERATOR)));
        FxExtension.picture(console.root(), "end-to-end-media");
    }

    @Test
    void mutingAndReleasing_goesBothWays() {
        GuestPage ada = together("Ada");

        console.press("microphone");
        ada.awaitSilence(MODERATOR);
        ada.await("the mark", () -> ada.marks(MODERATOR).equals("microphone off"));
        console.press("microphone");
        ada.awaitTone(MODERATOR, MODERATOR_TONE);

        console.press("camera");
        ada.await("the mark", () -> ada.marks(MODERATOR).equals("camera off"));
        console.press("camera");
        ada.await("no mark", () -> ada.marks(MODERATOR).isEmpty());
        ada.awaitMoreFrames(MODERATOR);

        ada.pressCamera();
        FxExtension.await(
                "Ada's picture is gone", () -> colours().noneMatch(SeeAndBeSeenTest::isRed));
        ada.pressCamera();
        FxExtension.await("it is back", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
        ada.pressMicrophone();
        FxExtension.await("the mark", () -> tile("Ada").anyMatch(SeeAndBeSeenTest::isMarkedMuted));
    }

    @Test
    void guestWhoLeaves_takesTheTileAlong() {
        GuestPage ada = together("Ada");
        ada.leave();
        FxExtension.await("no tile", () -> tile("Ada").findAny().isEmpty());
        console.awaitText("stage", "Nobody else is here yet");
    }

    @Test
    void cutConnection_isMended_andBothSidesSeeEachOtherAgain() {
        GuestPage ada = together("Ada");
        STAGE.server().cutAllConnections();
        FxExtension.await(
                "the console publishes again", () -> STAGE.calls(EventName.PUBLISH).size() >= 4);
        ada.awaitState("admitted").awaitTiles(List.of(MODERATOR)).awaitMoreFrames(MODERATOR);
        ada.awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("Ada's red picture", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
        assertEquals(1, STAGE.calls(EventName.USER_ALLOWED).size());
    }

    @Test
    void relayThatRestarts_losesNobody() {
        GuestPage ada = together("Ada");
        STAGE.server().restartRelay();
        ada.awaitMoreFrames(MODERATOR).awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("Ada's red picture", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
    }

    @Test
    void killedMedia_costASentence_whileKnocksAreDecided_andComeBack() {
        GuestPage ada = together("Ada");
        long shown = FxExtension.onFx(() -> framesOf("Ada"));
        FxExtension.await("pictures before", () -> framesOf("Ada") > shown + 5);

        killMedia();

        console.awaitText("stage", "Picture and sound start again");
        RawClient brook = STAGE.join(room, "Brook", Role.PARTICIPANT);
        console.awaitText("lobby", "Brook");
        console.press("approve", "Brook");
        awaitAdmitted(brook);
        assertEquals(2, STAGE.calls(EventName.USER_ALLOWED).size());

        FxExtension.await(
                "no sentence any more",
                () -> !console.shows("stage", "Picture and sound start again"));
        long before = FxExtension.onFx(() -> framesOf("Ada"));
        FxExtension.await("Ada's pictures", () -> framesOf("Ada") > before + 20);
        ada.awaitMoreFrames(MODERATOR).awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("red", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
    }

    @Test
    void mediaThatDieAgainAndAgain_stayOffInWords_andTheLobbyWorks() {
        together("Ada");
        FxExtension.await(
                "given up",
                () -> {
                    mediaProcesses().forEach(ProcessHandle::destroyForcibly);
                    return console.shows("stage", "Picture and sound stopped");
                });
        RawClient brook = STAGE.join(room, "Brook", Role.PARTICIPANT);
        console.awaitText("lobby", "Brook");
        console.press("approve", "Brook");
        awaitAdmitted(brook);
        console.awaitText("roster", "Brook");
        assertEquals(0, mediaProcesses().count());
        FxExtension.picture(console.root(), "end-to-end-media-stopped");
    }

    private static void awaitAdmitted(RawClient guest) {
        guest.await(
                EventName.ROOM_MANAGEMENT_EVENTS,
                told -> told.path("event_type").asText().equals("user-allowed"));
    }

    private static Stream<ProcessHandle> mediaProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(
                        child ->
                                child.info()
                                        .commandLine()
                                        .filter(line -> line.contains(".MediaProcess"))
                                        .isPresent());
    }

    /** As the system would, when it is out of memory, or a fault in native code. */
    private static void killMedia() {
        List<ProcessHandle> running = mediaProcesses().toList();
        assertEquals(1, running.size());
        running.forEach(ProcessHandle::destroyForcibly);
    }

    /** How many pictures of somebody were drawn; on the application thread. */
    private long framesOf(String name) {
        return tile(name)
                .flatMap(tile -> tile.lookupAll(".video").stream())
                .filter(VideoPane.class::isInstance)
                .mapToLong(video -> ((VideoPane) video).frames())
                .sum();
    }

    @Test
    void threeGuestsAndTheModerator_allSeeEachOther() {
        console.press("microphone");
        console.press("camera");
        GuestPage ada = admitted("Ada", "red", 880);
        GuestPage brook = admitted("Brook", "lime", 660);
        GuestPage cleo = admitted("Cleo", "blue", 550);
        for (GuestPage guest : List.of(ada, brook, cleo)) {
            guest.await("three tiles", () -> guest.tiles().size() == 3);
            guest.awaitMoreFrames(MODERATOR);
        }
        FxExtension.await("red", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
        FxExtension.await("lime", () -> colours().anyMatch(SeeAndBeSeenTest::isLime));
        FxExtension.await("four tiles", () -> console.nodes(".tile").count() == 4);
        FxExtension.picture(console.root(), "end-to-end-four");
    }

    private GuestPage knock(String name, String colour, int hertz) {
        GuestPage guest =
                STAGE.guest(room)
                        .pretend(colour, hertz)
                        .switchOnDevices()
                        .knockAs(name)
                        .awaitState("waiting");
        console.awaitText("lobby", name);
        return guest;
    }

    private void approve(GuestPage guest, String name) {
        console.press("approve", name);
        guest.awaitState("admitted");
    }

    private GuestPage admitted(String name, String colour, int hertz) {
        GuestPage guest = knock(name, colour, hertz);
        approve(guest, name);
        return guest;
    }

    /** The moderator with camera and microphone on, and one guest; both see and hear the other. */
    private GuestPage together(String name) {
        console.press("microphone");
        console.press("camera");
        GuestPage guest = admitted(name, "red", 880);
        guest.awaitTiles(List.of(MODERATOR))
                .awaitMoreFrames(MODERATOR)
                .awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("the red picture", () -> colours().anyMatch(SeeAndBeSeenTest::isRed));
        return guest;
    }

    private Stream<Node> tile(String name) {
        return console.nodes(".tile")
                .filter(tile -> String.valueOf(tile.getAccessibleText()).contains(name));
    }

    private static boolean isMarkedMuted(Node tile) {
        Node mark = tile.lookup(".tile-muted");
        return mark != null && mark.isVisible();
    }

    /** The colour in the middle of each picture on the stage; on the application thread. */
    private Stream<Color> colours() {
        return console.nodes(".tile .video")
                .flatMap(video -> video.lookupAll("ImageView").stream())
                .filter(ImageView.class::isInstance)
                .map(view -> ((ImageView) view).getImage())
                .filter(image -> image != null && image.getWidth() > 1)
                .map(SeeAndBeSeenTest::middle);
    }

    private static Color middle(Image image) {
        return image.getPixelReader()
                .getColor((int) image.getWidth() / 2, (int) image.getHeight() / 2);
    }

    private static boolean isRed(Color colour) {
        return colour.getRed() > 0.6 && colour.getGreen() < 0.3 && colour.getBlue() < 0.3;
    }

    private static boolean isLime(Color colour) {
        return colour.getGreen() > 0.6 && colour.getRed() < 0.35 && colour.getBlue() < 0.35;
    }

    private static boolean isModeratorsBlue(List<Long> colour) {
        return colour.size() == 3 && colour.get(2) > 120 && colour.get(0) < 80;
    }
}
