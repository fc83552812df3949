package dev.anteroom.console;

import static dev.anteroom.console.CallScene.MODERATOR;
import static dev.anteroom.console.CallScene.MODERATOR_TONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.wire.EventName;
import java.util.List;
import javafx.scene.Node;
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

    private CallScene call;
    private OpenConsole console;

    @BeforeEach
    void open() {
        call = CallScene.open(STAGE);
        console = call.console();
    }

    @AfterEach
    void close() {
        call.close();
    }

    @Test
    void guestAndModerator_seeAndHearEachOther_afterApprovalAndNotBefore() {
        console.press("microphone");
        console.press("camera");
        GuestPage ada = call.knock("Ada", "red", 880);
        JsonNode before = ada.traffic();
        assertEquals(0, before.path("connections").asInt());
        assertEquals(0, before.path("packets").asInt());
        assertEquals(0L, FxExtension.onFx(() -> call.colours().filter(CallScene::isRed).count()));

        call.approve(ada, "Ada");

        FxExtension.await("Ada's red picture", () -> call.colours().anyMatch(CallScene::isRed));
        ada.awaitTiles(List.of(MODERATOR))
                .awaitMoreFrames(MODERATOR)
                .awaitTone(MODERATOR, MODERATOR_TONE);
        ada.await("the moderator's blue picture", () -> isModeratorsBlue(ada.colour(MODERATOR)));
        FxExtension.picture(console.root(), "end-to-end-media");
    }

    @Test
    void mutingAndReleasing_goesBothWays() {
        GuestPage ada = call.together("Ada");

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
                "Ada's picture is gone", () -> call.colours().noneMatch(CallScene::isRed));
        ada.pressCamera();
        FxExtension.await("it is back", () -> call.colours().anyMatch(CallScene::isRed));
        ada.pressMicrophone();
        FxExtension.await(
                "the mark", () -> call.tile("Ada").anyMatch(SeeAndBeSeenTest::isMarkedMuted));
    }

    @Test
    void guestWhoLeaves_takesTheTileAlong() {
        GuestPage ada = call.together("Ada");
        ada.leave();
        FxExtension.await("no tile", () -> call.tile("Ada").findAny().isEmpty());
        console.awaitText("stage", "Nobody else is here yet");
    }

    @Test
    void cutConnection_isMended_andBothSidesSeeEachOtherAgain() {
        GuestPage ada = call.together("Ada");
        STAGE.server().cutAllConnections();
        FxExtension.await(
                "the console publishes again", () -> STAGE.calls(EventName.PUBLISH).size() >= 4);
        ada.awaitState("admitted").awaitTiles(List.of(MODERATOR)).awaitMoreFrames(MODERATOR);
        ada.awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("Ada's red picture", () -> call.colours().anyMatch(CallScene::isRed));
        assertEquals(1, STAGE.calls(EventName.USER_ALLOWED).size());
    }

    @Test
    void relayThatRestarts_losesNobody() {
        GuestPage ada = call.together("Ada");
        STAGE.server().restartRelay();
        ada.awaitMoreFrames(MODERATOR).awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("Ada's red picture", () -> call.colours().anyMatch(CallScene::isRed));
    }

    @Test
    void threeGuestsAndTheModerator_allSeeEachOther() {
        console.press("microphone");
        console.press("camera");
        GuestPage ada = call.admitted("Ada", "red", 880);
        GuestPage brook = call.admitted("Brook", "lime", 660);
        GuestPage cleo = call.admitted("Cleo", "blue", 550);
        for (GuestPage guest : List.of(ada, brook, cleo)) {
            guest.await("three tiles", () -> guest.tiles().size() == 3);
            guest.awaitMoreFrames(MODERATOR);
        }
        FxExtension.await("red", () -> call.colours().anyMatch(CallScene::isRed));
        FxExtension.await("lime", () -> call.colours().anyMatch(CallScene::isLime));
        FxExtension.await("four tiles", () -> console.nodes(".tile").count() == 4);
        FxExtension.picture(console.root(), "end-to-end-four");
    }

    private static boolean isMarkedMuted(Node tile) {
        Node mark = tile.lookup(".tile-muted");
        return mark != null && mark.isVisible();
    }

    private static boolean isModeratorsBlue(List<Long> colour) {
        return colour.size() == 3 && colour.get(2) > 120 && colour.get(0) < 80;
    }
}
