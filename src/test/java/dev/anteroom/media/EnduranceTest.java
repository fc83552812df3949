package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many rounds leave nothing behind but what the library itself forgets. */
@Tag("native")
@Timeout(900)
final class EnduranceTest {
    private static final int ROUNDS = Integer.getInteger("anteroom.rounds", 200);
    private static final int WARM_UP = Math.min(150, ROUNDS);

    /**
     * What {@code createOffer} and {@code createAnswer} of version 0.14.0 keep for ever, each time
     * (docs/decisions/0008). Both ends of these rounds are in this process.
     */
    private static final double KILOBYTES_A_DESCRIPTION = 7.5;

    private static final int DESCRIPTIONS_A_ROUND = 2;

    /** What the virtual machine's own compilers hold at one moment and not at another. */
    private static final double KILOBYTES_OF_THE_MACHINE = 4_000;

    @RegisterExtension final NativeEngine nativeEngine = new NativeEngine();

    private LocalMedia simulated() {
        return Simulated.capture(nativeEngine.engine(), new VideoMode(320, 180, 15));
    }

    @Test
    void publishing_leavesNothingBehind() throws Exception {
        LocalMedia media = simulated();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            rounds(
                    "publish",
                    DESCRIPTIONS_A_ROUND,
                    () ->
                            round(
                                    peer,
                                    listener ->
                                            nativeEngine
                                                    .engine()
                                                    .publish(
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
                    DESCRIPTIONS_A_ROUND,
                    () ->
                            round(
                                    peer,
                                    listener -> {
                                        PeerLink link =
                                                nativeEngine
                                                        .engine()
                                                        .subscribe(
                                                                MediaKinds.BOTH,
                                                                List.of(),
                                                                listener);
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
                0,
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

    private void rounds(String what, int descriptions, Round round) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            round.run();
        }
        int handles = nativeEngine.engine().liveHandles();
        long threads = threads();
        long kilobytes = kilobytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        Await.until("handles freed", () -> nativeEngine.engine().liveHandles() <= handles);
        Await.until("threads ended", () -> threads() <= threads + 2);
        double growth = (kilobytes() - kilobytes) / (double) ROUNDS;
        System.out.printf(
                "%s: %d rounds, %.1f kB a round, threads %d then %d%n",
                what, ROUNDS, growth, threads, threads());
        double most = descriptions * KILOBYTES_A_DESCRIPTION + KILOBYTES_OF_THE_MACHINE / ROUNDS;
        assertTrue(growth < most, what + " grows by " + growth + " kB a round");
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
