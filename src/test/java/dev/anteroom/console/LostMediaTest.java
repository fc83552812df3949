package dev.anteroom.console;

import static dev.anteroom.console.CallScene.MODERATOR;
import static dev.anteroom.console.CallScene.MODERATOR_TONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.wire.EventName;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The console's own window in a call with a guest in a real Chromium, when its media process dies,
 * hangs, or dies again and again: knocks come in and are decided all along.
 */
@Tag("native")
@ExtendWith(FxExtension.class)
class LostMediaTest {
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
    void killedMedia_costASentence_whileKnocksAreDecided_andComeBack() {
        GuestPage ada = call.together("Ada");
        long shown = FxExtension.onFx(() -> call.framesOf("Ada"));
        FxExtension.await("pictures before", () -> call.framesOf("Ada") > shown + 5);

        killMedia();

        console.awaitText("stage", "Picture and sound start again");
        call.letsIn("Brook");
        assertEquals(2, STAGE.calls(EventName.USER_ALLOWED).size());

        comeBack(ada);
        FxExtension.await("red", () -> call.colours().anyMatch(CallScene::isRed));
    }

    @Test
    void hungMedia_costASentence_whileKnocksAreDecided_andComeBack() {
        GuestPage ada = call.together("Ada");
        ProcessHandle hung = mediaProcesses().findFirst().orElseThrow();

        stop(hung);

        call.letsIn("Brook");
        console.awaitText("stage", "Picture and sound start again");
        call.letsIn("Cleo");
        assertEquals(3, STAGE.calls(EventName.USER_ALLOWED).size());

        comeBack(ada);
        assertFalse(hung.isAlive());
        assertEquals(1, mediaProcesses().count());
    }

    private void comeBack(GuestPage ada) {
        FxExtension.await(
                "no sentence any more",
                () -> !console.shows("stage", "Picture and sound start again"));
        long before = FxExtension.onFx(() -> call.framesOf("Ada"));
        FxExtension.await("Ada's pictures", () -> call.framesOf("Ada") > before + 20);
        ada.awaitMoreFrames(MODERATOR).awaitTone(MODERATOR, MODERATOR_TONE);
    }

    /** As a driver would that never returns; it lives, and does nothing any more. */
    private static void stop(ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("kill", "-STOP", "" + process.pid()).start();
            assertEquals(0, kill.waitFor());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void mediaThatDieAgainAndAgain_stayOffInWords_andTheLobbyWorks() {
        call.together("Ada");
        FxExtension.await(
                "given up",
                () -> {
                    mediaProcesses().forEach(ProcessHandle::destroyForcibly);
                    return console.shows("stage", "Picture and sound stopped");
                });
        call.letsIn("Brook");
        console.awaitText("roster", "Brook");
        assertEquals(0, mediaProcesses().count());
        FxExtension.picture(console.root(), "end-to-end-media-stopped");
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
}
