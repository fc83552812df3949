package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxRoomObserver;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RoomWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a guest in a real Chromium says comes out of the moderator's speaker, at its frequency: from
 * the page through the relay, the native engine and a sound server.
 */
@Tag("native")
@Timeout(120)
final class GuestIsHeardTest {
    @RegisterExtension static final GuestStage STAGE = GuestStage.withDevices();

    private static final int GUEST_TONE = 880;

    private TestSoundServer server;
    private MediaEngine engine;
    private EnxRtc rtc;

    @BeforeEach
    void start() throws Exception {
        server = new TestSoundServer();
        server.start();
        engine =
                NativeMediaEngine.start(
                        new NativeLibrary(),
                        () -> new PulseSound(new PulseLibrary(), server.address()),
                        new Cameras());
        rtc = new EnxRtc(engine);
        Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
    }

    @AfterEach
    void end() throws Exception {
        rtc.close();
        engine.close();
        server.close();
    }

    @Test
    void guestsTone_isHeardAtItsFrequency_afterTheApprovalAndNotBefore() throws Exception {
        Hearing hearing = server.listenTo(TestSoundServer.SPEAKER);
        hearing.listenFor(GUEST_TONE);
        String roomId = STAGE.knockRoom("Consulting");
        EnxRoom room =
                rtc.joinRoom(
                        STAGE.server().token(roomId, "Mo", "moderator"),
                        RoomOptions.DEFAULTS,
                        new EnxRoomObserver() {});
        RoomWatch watch = RoomWatch.of(room);
        watch.connected();
        GuestPage guest = STAGE.guest(roomId).pretend("red", GUEST_TONE).switchOnDevices();
        guest.knockAs("Ada").awaitState("waiting");
        int quiet = hearing.frames();
        Await.until("the speaker goes on", () -> hearing.frames() > quiet + 50);
        assertEquals(0, hearing.tonalFrames());

        RoomWatch.result(
                room.approveAwaitedUser(
                        watch.await(now -> now.lobby().waiting().size() == 1)
                                .lobby()
                                .waiting()
                                .getFirst()
                                .id()
                                .value()));

        guest.awaitState("admitted");
        Await.until(hearing::toString, () -> hearing.tonalFrames() >= 100);
    }
}
