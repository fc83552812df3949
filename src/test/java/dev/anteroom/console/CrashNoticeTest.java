package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of the program that fails is told once, and the lobby goes on. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class CrashNoticeTest {
    private static void crash() throws InterruptedException {
        Thread broken =
                Thread.ofPlatform()
                        .name("anteroom-broken")
                        .unstarted(
                                () -> {
                                    throw new IllegalStateException("broken on purpose");
                                });
        broken.start();
        broken.join();
    }

    private static long saying(OpenConsole console) {
        return console.nodes(".label")
                .filter(Label.class::isInstance)
                .filter(label -> String.valueOf(((Label) label).getText()).contains("failed; the"))
                .count();
    }

    @Test
    void aThreadThatEnds_isToldOnce_andPeopleAreLetInAllTheSame() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CrashWatch.logUncaught();
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = server.createRoom(RoomSettings.knockRoom("Consultation"));
            try (OpenConsole console =
                            new OpenConsole(
                                    server.token(room, "Grace", Role.MODERATOR), MediaMode.OFF);
                    RawClient ada =
                            RawClient.join(
                                    server.url(), server.token(room, "Ada", Role.PARTICIPANT))) {
                console.awaitText("lobby", "Ada");
                crash();
                await("the crash is told", () -> saying(console) == 1);
                FxExtension.picture(console.root(), "crash-told-light");

                console.press("approve", "Ada");
                ada.await(EventName.ROOM_CONNECTED);
                console.awaitText("roster", "Ada");
                await("it gives way to other news", () -> saying(console) == 0);
                crash();
                FxExtension.settle();
                assertEquals(0L, onFx(() -> saying(console)), "the second is only logged");
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
