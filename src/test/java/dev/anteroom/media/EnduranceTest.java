package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many rounds leave nothing behind but what the library itself forgets. */
@Tag("native")
@Timeout(300)
final class EnduranceTest {
    private static final int ROUNDS = Integer.getInteger("anteroom.rounds", 200);
    private static final int WARM_UP = Math.min(150, ROUNDS);
    // One description a round is never freed by version 0.14.0, on either side of these rounds.
    private static final double KILOBYTES_A_ROUND = 30;

    private NativeMediaEngine engine;

    @BeforeEach
    void start() {
        engine = NativeMediaEngine.start(new NativeLibrary(), NoSound::new, new Cameras());
        Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
    }

    @AfterEach
    void end() {
        engine.close();
        assertEquals(0, engine.liveHandles());
    }

    private LocalMedia simulated() {
        return engine.capture(
                new CaptureChoice(
                        Optional.of(SyntheticCamera.DEVICE.id()),
                        Optional.of(SyntheticMicrophone.DEVICE.id()),
                        new VideoMode(320, 180, 15),
                        SoundProcessing.ALL),
                state -> {});
    }

    @Test
    void publishing_leavesNothingBehind() throws Exception {
        LocalMedia media = simulated();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            rounds(
                    "publish",
                    () ->
                            round(
                                    peer,
                                    listener ->
                                            engine.publish(
                                                    media,
                                                    MediaKinds.BOTH,
                                                    SendLimits.NONE,
                                                    List.of(),
                                                    listener)));
        }
    }

    @Test
    void subscribing_leavesNothingBehind() throws Exception {
        FrameCount pictures = new FrameCount();
        try (AnsweringPeer peer = AnsweringPeer.sending()) {
            rounds(
                    "subscribe",
                    () ->
                            round(
                                    peer,
                                    listener -> {
                                        PeerLink link =
                                                engine.subscribe(
                                                        MediaKinds.BOTH, List.of(), listener);
                                        link.watch(pictures);
                                        return link;
                                    }));
        }
    }

    @Test
    void capturing_leavesNothingBehind() throws Exception {
        FrameCount pictures = new FrameCount();
        rounds(
                "capture",
                () -> {
                    LocalMedia media = simulated();
                    media.watch(pictures);
                    int before = pictures.frames();
                    Await.until("a picture", () -> pictures.frames() > before);
                    media.close();
                });
    }

    private void round(AnsweringPeer peer, Opening opening) throws Exception {
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        PeerLink link =
                opening.open(
                        new LinkListener() {
                            @Override
                            public void onState(LinkState now) {
                                state.set(now);
                            }
                        });
        try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
            Await.until("connected", () -> state.get() == LinkState.CONNECTED);
            link.statistics().toCompletableFuture().get(5, TimeUnit.SECONDS);
            link.close();
            Await.until("closed", () -> state.get() == LinkState.CLOSED);
        }
    }

    private void rounds(String what, Round round) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            round.run();
        }
        int handles = engine.liveHandles();
        long threads = threads();
        long kilobytes = kilobytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        Await.until("handles freed", () -> engine.liveHandles() <= handles);
        Await.until("threads ended", () -> threads() <= threads + 2);
        double growth = (kilobytes() - kilobytes) / (double) ROUNDS;
        System.out.printf(
                "%s: %d rounds, %.1f kB a round, threads %d then %d%n",
                what, ROUNDS, growth, threads, threads());
        assertTrue(growth < KILOBYTES_A_ROUND, what + " grows by " + growth + " kB a round");
    }

    /** Threads of the process, native ones too. */
    private static long threads() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long kilobytes() {
        System.gc();
        return NativeMemory.bytesInUse() / 1024;
    }

    @FunctionalInterface
    private interface Opening {
        PeerLink open(LinkListener listener);
    }

    @FunctionalInterface
    private interface Round {
        void run() throws Exception;
    }
}
