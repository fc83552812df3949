package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real microphone and a real speaker, of a sound server that the test owns. */
@Tag("native")
@Timeout(90)
final class SoundTest {
    private static final SoundProcessing PLAIN = new SoundProcessing(false, false, false);

    private TestSoundServer server;
    private @Nullable NativeMediaEngine started;

    @BeforeEach
    void prepare() throws Exception {
        server = new TestSoundServer();
    }

    @AfterEach
    void end() throws Exception {
        engine().close();
        server.close();
        assertEquals(0, engine().liveHandles());
    }

    private NativeMediaEngine engine() {
        return Objects.requireNonNull(started);
    }

    private void startEngine() {
        started =
                NativeMediaEngine.start(
                        new NativeLibrary(),
                        () -> new PulseSound(new PulseLibrary(), server.address()),
                        new Cameras());
        Await.until("ready", () -> engine().state() instanceof MediaState.Ready);
    }

    private MediaState.Sound sound() {
        return ((MediaState.Ready) engine().state()).sound();
    }

    private LocalMedia capture(String microphone, List<CaptureState> states) {
        return engine().capture(choice(microphone, PLAIN), states::add);
    }

    private static CaptureChoice choice(String microphone, SoundProcessing processing) {
        return new CaptureChoice(
                Optional.empty(), Optional.of(microphone), new VideoMode(640, 360, 30), processing);
    }

    @Test
    void devices_areListedWithTheDefaultFirstAndTheSyntheticLast() throws Exception {
        server.start();
        startEngine();
        DeviceCatalog devices = engine().devices();
        assertEquals(MediaState.Sound.WORKING, sound());
        assertEquals(
                List.of(
                        new DeviceCatalog.Device("Microphone", "Test Microphone", false),
                        SyntheticMicrophone.DEVICE),
                devices.microphones());
        assertEquals(
                List.of(
                        new DeviceCatalog.Device("Speaker", "Test Speaker", false),
                        new DeviceCatalog.Device("MicFeed", "Feed", false)),
                devices.speakers());
    }

    @Test
    void devices_thatComeAndGoAreFollowed() throws Exception {
        server.start();
        startEngine();
        List<DeviceCatalog> seen = new CopyOnWriteArrayList<>();
        engine().listen(
                        new MediaListener() {
                            @Override
                            public void onDevices(DeviceCatalog devices) {
                                seen.add(devices);
                            }
                        });
        server.run("load-module", "module-null-sink", "sink_name=Extra");
        Await.until(
                "a speaker more", () -> !seen.isEmpty() && seen.getLast().speakers().size() == 3);
        server.run("unload-module", "module-null-sink");
        Await.until(
                "no speaker",
                () ->
                        seen.getLast().speakers().stream()
                                .noneMatch(each -> each.id().equals("Extra")));
    }

    @Test
    void microphone_arrivesAtTheOtherSide() throws Exception {
        server.start();
        server.playTone(TestSoundServer.FEED, 700);
        startEngine();
        List<CaptureState> states = new CopyOnWriteArrayList<>();
        LocalMedia media = capture(TestSoundServer.MICROPHONE, states);
        AtomicReference<Double> level = new AtomicReference<>(0.0);
        media.meter(level::set);
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.hearing.listenFor(700);
            PeerLink link = publish(media);
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
                Await.until(
                        () -> "700 Hz: " + level.get() + " " + peer.hearing,
                        () -> peer.hearing.tonalFrames() >= 100);
                Await.until("its level", () -> level.get() > 0.15 && level.get() < 0.35);
                media.enableAudio(false);
                Await.until("the tone ends", () -> !tonalNow(peer.hearing));
                media.enableAudio(true);
                Await.until("the tone is back", () -> tonalNow(peer.hearing));
                link.close();
            }
        }
        assertEquals("Test Microphone", states.getLast().microphone().orElseThrow().name());
        assertEquals(Optional.empty(), states.getLast().problem());
    }

    @Test
    void noiseSuppression_isSwitchedOnAndOffInACall() throws Exception {
        server.start();
        // To the processor a hum that never changes is noise.
        server.playTone(TestSoundServer.FEED, 700);
        startEngine();
        LocalMedia media = capture(TestSoundServer.MICROPHONE, new CopyOnWriteArrayList<>());
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            PeerLink link = publish(media);
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
                peer.hearing.listenFor(700);
                Await.until("heard", () -> peer.hearing.tonalFrames() >= 100);
                int loud = loudestOfTheNext(peer.hearing);
                media.change(
                        choice(
                                TestSoundServer.MICROPHONE,
                                new SoundProcessing(false, true, false)));
                Await.until("softer", () -> loudestOfTheNext(peer.hearing) < loud / 2);
                media.change(choice(TestSoundServer.MICROPHONE, PLAIN));
                Await.until("loud again", () -> loudestOfTheNext(peer.hearing) > loud * 3 / 4);
                link.close();
            }
        }
    }

    private static int loudestOfTheNext(Hearing hearing) {
        hearing.listenFor(700);
        Await.until("more sound", () -> hearing.frames() >= 30);
        return hearing.loudest();
    }

    private static boolean tonalNow(Hearing hearing) {
        int before = hearing.tonalFrames();
        int frames = hearing.frames();
        Await.until("more sound", () -> hearing.frames() >= frames + 20);
        return hearing.tonalFrames() > before;
    }

    private PeerLink publish(LocalMedia media) {
        return engine().publish(
                        media,
                        new MediaKinds(true, false),
                        SendLimits.NONE,
                        List.of(),
                        new LinkListener() {});
    }

    @Test
    void speaker_playsWhatIsReceivedWhereItIsChosen() throws Exception {
        server.start();
        startEngine();
        Hearing first = server.listenTo(TestSoundServer.SPEAKER);
        Hearing second = server.listenTo(TestSoundServer.FEED);
        try (AnsweringPeer peer = AnsweringPeer.sending()) {
            PeerLink link =
                    engine().subscribe(
                                    new MediaKinds(true, false), List.of(), new LinkListener() {});
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
                Await.until("heard", () -> first.tonalFrames() >= 100);
                assertEquals(0, second.tonalFrames());
                int loud = first.loudest();
                engine().playOn(TestSoundServer.FEED);
                Await.until("heard elsewhere", () -> second.tonalFrames() >= 100);
                Await.until("not heard any more", () -> !tonalNow(first));
                link.volume(0.25);
                second.listenFor(440);
                Await.until("a second at the new volume", () -> second.frames() >= 150);
                second.listenFor(440);
                Await.until("heard softly", () -> second.tonalFrames() >= 50);
                assertTrue(second.loudest() < loud / 2, loud + " and then " + second.loudest());
                link.volume(0);
                Await.until("silent", () -> !tonalNow(second));
                link.close();
            }
        }
    }

    @Test
    void testTone_isHeardOnce() throws Exception {
        server.start();
        startEngine();
        Hearing hearing = server.listenTo(TestSoundServer.SPEAKER);
        hearing.listenFor(TestTone.HERTZ);
        Await.until("listening", () -> hearing.frames() > 10);
        engine().playTestTone();
        Await.until("the tone", () -> hearing.tonalFrames() >= 40);
        Await.until("its end", () -> !tonalNow(hearing));
    }

    @Test
    void soundServer_thatDiesInACallTakesOnlyTheSoundAndComesBack() throws Exception {
        server.start();
        server.playTone(TestSoundServer.FEED, 700);
        startEngine();
        List<CaptureState> states = new CopyOnWriteArrayList<>();
        LocalMedia media = capture(TestSoundServer.MICROPHONE, states);
        try (AnsweringPeer listening = AnsweringPeer.listening();
                AnsweringPeer sending = AnsweringPeer.sending()) {
            listening.hearing.listenFor(700);
            PeerLink out = publish(media);
            FrameCount pictures = new FrameCount();
            PeerLink in = engine().subscribe(MediaKinds.BOTH, List.of(), new LinkListener() {});
            in.watch(pictures);
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(out, listening);
                    AnsweringPeer.Answered _ = LoopbackTest.connect(in, sending)) {
                Await.until("the microphone", () -> listening.hearing.tonalFrames() >= 50);
                server.kill();
                Await.until("sound is missing", () -> sound() == MediaState.Sound.MISSING);
                int before = pictures.frames();
                Await.until("pictures go on", () -> pictures.frames() >= before + 30);
                Await.until(
                        "the simulated microphone took over",
                        () ->
                                states.getLast()
                                        .problem()
                                        .equals(
                                                Optional.of(
                                                        CaptureState.Problem.MICROPHONE_REPLACED)));
                server.start();
                server.playTone(TestSoundServer.FEED, 900);
                listening.hearing.listenFor(900);
                Await.until("sound is back", () -> sound() == MediaState.Sound.WORKING);
                Hearing hearing = server.listenTo(TestSoundServer.SPEAKER);
                Await.until("the microphone again", () -> listening.hearing.tonalFrames() >= 50);
                Await.until("the speaker again", () -> hearing.tonalFrames() >= 50);
                assertEquals(Optional.empty(), media.state().problem());
                out.close();
                in.close();
            }
        }
    }

    @Test
    void noSoundServer_leavesPicturesAndTheSimulatedMicrophone() {
        startEngine();
        assertEquals(MediaState.Sound.MISSING, sound());
        List<CaptureState> states = new ArrayList<>();
        LocalMedia media = capture(TestSoundServer.MICROPHONE, states);
        Await.until("opened", () -> media.state().microphone().isPresent());
        assertEquals(SyntheticMicrophone.DEVICE, media.state().microphone().orElseThrow());
        assertEquals(
                Optional.of(CaptureState.Problem.MICROPHONE_REPLACED), media.state().problem());
        engine().playTestTone();
    }
}
