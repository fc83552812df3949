package dev.anteroom.enx;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FrameWatch;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.testkit.RoomWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two people with real media connections, through the practice room's own relay. */
@Tag("native")
@Timeout(120)
final class SdkWithNativeMediaTest {
    private record Person(EnxRoom room, RoomWatch watch, LocalMedia camera, FrameWatch seen) {
        String id() {
            return room.snapshot().selfId().orElseThrow().value();
        }
    }

    private final List<Person> people = new ArrayList<>();
    private MediaEngine engine;
    private EnxRtc rtc;
    private PracticeServer server;
    private String roomId;

    @BeforeEach
    void open() throws Exception {
        engine = MediaEngines.start();
        CompletableFuture<MediaState> ready = new CompletableFuture<>();
        try (var _ =
                engine.listen(
                        new MediaListener() {
                            @Override
                            public void onState(MediaState state) {
                                if (!(state instanceof MediaState.Starting)) {
                                    ready.complete(state);
                                }
                            }
                        })) {
            assertInstanceOf(
                    MediaState.Ready.class, ready.get(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS));
        }
        rtc = new EnxRtc(engine);
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        roomId = server.createRoom(RoomSettings.knockRoom("Consulting"));
    }

    @AfterEach
    void close() {
        rtc.close();
        people.forEach(person -> person.camera().close());
        server.close();
        engine.close();
    }

    private Person join(String name, String role) throws Exception {
        EnxRoom room =
                rtc.joinRoom(
                        server.token(roomId, name, role),
                        PracticeBench.OPTIONS,
                        new RecordingObserver().observer());
        DeviceCatalog devices = engine.devices();
        LocalMedia camera =
                engine.capture(
                        new CaptureChoice(
                                Optional.of(devices.cameras().getLast().id()),
                                Optional.of(devices.microphones().getLast().id()),
                                new VideoMode(640, 360, 30),
                                SoundProcessing.ALL),
                        state -> {});
        Person person = new Person(room, RoomWatch.of(room), camera, new FrameWatch());
        people.add(person);
        return person;
    }

    private Person moderator() throws Exception {
        Person moderator = join("Mo", "moderator");
        moderator.watch().connected();
        return moderator;
    }

    private Person knocking(String name) throws Exception {
        Person guest = join(name, "participant");
        guest.watch().await(now -> now.connection() instanceof ConnectionState.Awaiting);
        return guest;
    }

    private Person admitted(Person moderator, String name) throws Exception {
        Person guest = knocking(name);
        letIn(moderator, guest, name);
        return guest;
    }

    private static void letIn(Person moderator, Person guest, String name) throws Exception {
        moderator.watch().await(now -> RoomWatch.names(now).contains(name));
        result(moderator.room().approveAwaitedUser(guest.id()));
        guest.watch().connected();
    }

    private static void publish(Person person) throws Exception {
        assertInstanceOf(
                RequestOutcome.Done.class,
                result(person.room().publish(person.camera(), PublishOptions.DEFAULTS)));
    }

    /** Shows the first talker's slot where this person looks. */
    private static void watchTalker(Person person, String name) throws Exception {
        RoomSnapshot now =
                person.watch()
                        .await(
                                room ->
                                        room.media().talkers().stream()
                                                        .map(Talker::name)
                                                        .toList()
                                                        .equals(List.of(name))
                                                && room.media().received().equals(List.of(1)));
        person.room().stream(now.media().talkers().getFirst().slot())
                .orElseThrow()
                .watch(person.seen());
    }

    private static CompletableFuture<Double> sound(Person person) {
        CompletableFuture<Double> heard = new CompletableFuture<>();
        person.room().stream(1)
                .orElseThrow()
                .meter(
                        level -> {
                            if (level > 0.01) {
                                heard.complete(level);
                            }
                        });
        return heard;
    }

    @Test
    void picturesAndSound_goBothWays_onlyAfterTheApproval() throws Exception {
        Person moderator = moderator();
        publish(moderator);
        FrameWatch mirror = new FrameWatch();
        moderator.camera().watch(mirror);
        Person guest = knocking("Ann");
        assertTrue(guest.room().stream(1).isEmpty());
        mirror.more(30);
        assertEquals(0, guest.seen().seen().frames());

        letIn(moderator, guest, "Ann");
        publish(guest);

        watchTalker(guest, "Mo");
        watchTalker(moderator, "Ann");
        int colour = mirror.more(1).colour();
        guest.seen().await(seen -> seen.frames() >= 60 && seen.isNearly(colour));
        moderator.seen().await(seen -> seen.frames() >= 60 && seen.isNearly(colour));
        assertEquals(640, guest.seen().seen().width());
        sound(guest).get(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS);
        sound(moderator).get(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS);
        LinkStatistics received = result(guest.room().stream(1).orElseThrow().statistics());
        LinkStatistics sent = result(guest.room().ownStatistics());
        assertTrue(received.frames() >= 60, received::toString);
        assertTrue(sent.frames() >= 60, sent::toString);
    }

    @Test
    void videoOffAndOn_stopsAndResumesThePictures() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        publish(guest);
        watchTalker(moderator, "Ann");
        moderator.seen().more(30);

        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().muteSelfVideo(true)));
        moderator.watch().await(now -> now.media().talkers().getFirst().videoMuted());
        int frozen = moderator.seen().seen().frames();
        sound(moderator).get(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS);
        assertTrue(moderator.seen().seen().frames() - frozen < 30, "pictures still come");

        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().muteSelfVideo(false)));
        moderator.seen().more(30);
        moderator.watch().await(now -> !now.media().talkers().getFirst().videoMuted());
    }

    @Test
    void connectionCut_andRelayRestarted_picturesComeBackByThemselves() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        publish(guest);
        watchTalker(moderator, "Ann");
        moderator.seen().more(30);

        server.cutConnection(guest.id());
        guest.watch()
                .event(
                        RoomEvent.ConnectionChanged.class,
                        event -> event.state() instanceof ConnectionState.Reconnecting);
        guest.watch().await(now -> now.media().own() instanceof Publishing.Live);
        moderator.watch().await(now -> now.media().talkers().size() == 1);
        moderator.seen().more(30);

        server.restartRelay();
        moderator.watch().await(now -> now.media().received().isEmpty());
        moderator.watch().await(now -> now.media().received().equals(List.of(1)));
        moderator.watch().await(now -> now.media().talkers().size() == 1);
        moderator.seen().more(30);
    }
}
