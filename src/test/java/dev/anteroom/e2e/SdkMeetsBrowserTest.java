package dev.anteroom.e2e;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxRoomObserver;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.EnxStream;
import dev.anteroom.enx.PublishOptions;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import dev.anteroom.testkit.FrameWatch;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RoomWatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A moderator by the SDK, with real media connections, and a guest in a real browser, through the
 * practice room's relay.
 */
@Tag("native")
@Tag("browser")
@Timeout(120)
class SdkMeetsBrowserTest {
    @RegisterExtension static final GuestStage STAGE = GuestStage.withDevices();

    private static final int GUEST_TONE = 880;
    private static final int MODERATOR_TONE = 440;

    private final FrameWatch seen = new FrameWatch();
    private final FrameWatch mirror = new FrameWatch();
    private MediaEngine engine;
    private EnxRtc rtc;
    private LocalMedia camera;
    private EnxRoom room;
    private RoomWatch watch;
    private GuestPage guest;

    @BeforeEach
    void open() throws Exception {
        engine = MediaEngines.start();
        rtc = new EnxRtc(engine);
        String roomId = STAGE.knockRoom("Consulting");
        room =
                rtc.joinRoom(
                        STAGE.server().token(roomId, "Mo", "moderator"),
                        RoomOptions.DEFAULTS,
                        new EnxRoomObserver() {});
        watch = RoomWatch.of(room);
        watch.connected();
        DeviceCatalog devices = engine.devices();
        camera =
                engine.capture(
                        new CaptureChoice(
                                Optional.of(devices.cameras().getLast().id()),
                                Optional.of(devices.microphones().getLast().id()),
                                new VideoMode(640, 360, 30),
                                SoundProcessing.ALL),
                        state -> {});
        camera.watch(mirror);
        done(room.publish(camera, PublishOptions.DEFAULTS));
        guest = STAGE.guest(roomId).pretend("red", GUEST_TONE).switchOnDevices();
        guest.knockAs("Ada").awaitState("waiting");
    }

    @AfterEach
    void close() {
        rtc.close();
        camera.close();
        engine.close();
    }

    private static void done(CompletionStage<RequestOutcome> stage) throws Exception {
        assertInstanceOf(RequestOutcome.Done.class, result(stage));
    }

    private String admit() throws Exception {
        RoomSnapshot now = watch.await(snapshot -> snapshot.lobby().waiting().size() == 1);
        String id = now.lobby().waiting().getFirst().id().value();
        result(room.approveAwaitedUser(id));
        guest.awaitState("admitted");
        watch.await(
                snapshot ->
                        names(snapshot).equals(List.of("Ada"))
                                && snapshot.media().received().equals(List.of(1)));
        stream().watch(seen);
        return id;
    }

    private static List<String> names(RoomSnapshot now) {
        return now.media().talkers().stream().map(Talker::name).toList();
    }

    private EnxStream stream() {
        return room.stream(1).orElseThrow();
    }

    private static boolean isRed(FrameWatch.Seen seen) {
        return (seen.colour() >> 16) > 150
                && (seen.colour() >> 8 & 0xff) < 90
                && (seen.colour() & 0xff) < 90;
    }

    /** Whether the slot is as loud, or as silent, as wanted at some moment from now on. */
    private void awaitSound(boolean loud) throws Exception {
        CompletableFuture<Double> heard = new CompletableFuture<>();
        stream()
                .meter(
                        level -> {
                            if (loud == level > 0.01) {
                                heard.complete(level);
                            }
                        });
        heard.get(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void bothWays_pictureAndTone_afterTheApprovalAndNotBefore() throws Exception {
        mirror.more(30);
        assertEquals(0, guest.traffic().path("packets").asInt());
        assertTrue(room.snapshot().media().received().isEmpty());

        admit();

        seen.await(now -> now.frames() >= 60 && isRed(now));
        awaitSound(true);
        guest.awaitTiles(List.of("Mo")).awaitMoreFrames("Mo").awaitTone("Mo", MODERATOR_TONE);
        assertTrue(guest.received("Mo").path("framesDecoded").asInt() > 0);
    }

    @Test
    void mutes_bothWays_andByTheModerator() throws Exception {
        String id = admit();
        awaitSound(true);
        guest.awaitTiles(List.of("Mo")).awaitTone("Mo", MODERATOR_TONE);

        done(room.muteSelfAudio(true));
        guest.awaitSilence("Mo");
        done(room.muteSelfAudio(false));
        guest.awaitTone("Mo", MODERATOR_TONE);
        guest.pressMicrophone();
        watch.await(now -> now.media().talkers().getFirst().audioMuted());
        awaitSound(false);
        guest.pressMicrophone();
        watch.await(now -> !now.media().talkers().getFirst().audioMuted());
        awaitSound(true);
        done(room.hardMuteUserAudio(id));
        watch.await(now -> now.media().talkers().getFirst().audioMuted());
        awaitSound(false);
        done(room.hardUnMuteUserAudio(id));
        guest.pressCamera();
        watch.await(now -> now.media().talkers().getFirst().videoMuted());
        guest.pressCamera();
        watch.await(now -> !now.media().talkers().getFirst().videoMuted());
        seen.more(30);
    }

    @Test
    void relayRestarted_andConnectionCut_comeBackByThemselves() throws Exception {
        admit();
        seen.more(30);

        STAGE.server().restartRelay();
        watch.await(now -> now.media().received().isEmpty());
        watch.await(
                now ->
                        now.media().own() instanceof Publishing.Live
                                && now.media().received().equals(List.of(1))
                                && names(now).equals(List.of("Ada")));
        seen.more(30);
        guest.awaitTiles(List.of("Mo")).awaitMoreFrames("Mo");

        STAGE.server().cutConnection(room.snapshot().selfId().orElseThrow().value());
        watch.await(now -> !now.connection().canSend());
        watch.await(
                now ->
                        now.media().own() instanceof Publishing.Live
                                && names(now).equals(List.of("Ada")));
        seen.more(30);
        guest.awaitTiles(List.of("Mo")).awaitMoreFrames("Mo");
    }

    @Test
    void guestLeaves_theTileIsFree() throws Exception {
        admit();
        seen.more(30);

        guest.leave();

        watch.await(now -> names(now).isEmpty());
    }
}
