package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.process.FragileMediaProcess;
import dev.anteroom.media.process.ProcessEngines;
import dev.anteroom.media.process.TestEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the media process is lost, the console goes on and has media again within 3 s. */
@Tag("native")
@Timeout(90)
final class LostProcessTest {
    private static final long MOST_MILLIS = 3000;

    /** The machine may be busy; what it can do is what it did at its best. */
    private static final int ATTEMPTS = 3;

    private final List<MediaState> states = new CopyOnWriteArrayList<>();
    private final FrameCount seen = new FrameCount();
    private MediaEngine engine = MediaEngines.off();

    private void begin(MediaEngine started) {
        engine = started;
        engine.listen(
                new MediaListener() {
                    @Override
                    public void onState(MediaState state) {
                        states.add(state);
                    }
                });
        Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
        LocalMedia media = Simulated.capture(engine, new VideoMode(320, 180, 30));
        media.watch(seen);
        Await.until("a picture", () -> seen.frames() > 3);
    }

    @AfterEach
    void end() {
        engine.close();
        assertEquals(0, TestEngines.processes().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "ABRT", "SEGV"})
    void endedBySignal_isBackWithinThreeSeconds(String signal) throws Exception {
        begin(ProcessEngines.start());
        losesAndHasItBack(signal, () -> signal(signal));
    }

    @Test
    void abortInsideTheLibrary_isBackWithinThreeSeconds() throws Exception {
        begin(TestEngines.running(FragileMediaProcess.AbortedByLibrary.class));
        losesAndHasItBack("abort inside the library", engine::playTestTone);
    }

    @Test
    void faultInNativeCode_isBackWithinThreeSeconds() throws Exception {
        begin(TestEngines.running(FragileMediaProcess.FaultInNativeCode.class));
        losesAndHasItBack("fault in native code", engine::playTestTone);
    }

    private void losesAndHasItBack(String how, Loss loss) throws Exception {
        Set<Path> files = files();
        long best = Long.MAX_VALUE;
        for (int attempt = 1; attempt <= ATTEMPTS && best > MOST_MILLIS; attempt++) {
            int restarts = attempt;
            long lost = System.nanoTime();
            loss.happen();
            Await.until("said", () -> restarts() == restarts);
            long said = System.nanoTime();
            int before = seen.frames();
            Await.until("up", () -> engine.state() instanceof MediaState.Ready);
            Await.until("a picture", () -> seen.frames() > before + 1);
            long back = System.nanoTime();
            best = TimeUnit.NANOSECONDS.toMillis(back - lost);
            System.out.printf(
                    "%s: said after %d ms, pictures again after %d ms%n",
                    how, TimeUnit.NANOSECONDS.toMillis(said - lost), best);
        }
        assertTrue(best <= MOST_MILLIS, how + " took " + best + " ms at best");
        assertEquals(files, files());
    }

    @Test
    void mediaProcess_writesNoCoreFiles() throws Exception {
        begin(ProcessEngines.start());
        Path limits = Path.of("/proc/" + process().pid() + "/limits");
        if (Files.exists(limits)) {
            String cores =
                    Files.readAllLines(limits).stream()
                            .filter(line -> line.startsWith("Max core file size"))
                            .findFirst()
                            .orElseThrow();
            assertEquals("Max core file size 0 0 bytes", cores.replaceAll(" +", " ").strip());
        }
    }

    @Test
    void hangsInACall_isSaidEndedAndStartedAgain() throws Exception {
        begin(TestEngines.watched(8));
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        try (AnsweringPeer peer = AnsweringPeer.sending()) {
            PeerLink link =
                    engine.subscribe(
                            MediaKinds.BOTH,
                            List.of(),
                            new LinkListener() {
                                @Override
                                public void onState(LinkState now) {
                                    state.set(now);
                                }
                            });
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
                Await.until("connected", () -> state.get() == LinkState.CONNECTED);
                ProcessHandle hung = process();
                long start = System.nanoTime();

                signal("STOP");

                Await.until("said", () -> restarts() == 1);
                long limit = TimeUnit.MILLISECONDS.toNanos(250 * (8 + 2) + MOST_MILLIS);
                assertTrue(System.nanoTime() - start < limit);
                Await.until("failed", () -> state.get() == LinkState.FAILED);
                Await.until("ended", () -> !hung.isAlive());
                int before = seen.frames();
                Await.until("up", () -> engine.state() instanceof MediaState.Ready);
                Await.until("a picture", () -> seen.frames() > before + 3);
                assertEquals(1, TestEngines.processes().count());
            }
        }
    }

    private long restarts() {
        return states.stream().filter(MediaState.Restarting.class::isInstance).count();
    }

    private static ProcessHandle process() {
        List<ProcessHandle> running = TestEngines.processes().toList();
        assertEquals(1, running.size());
        return running.getFirst();
    }

    private static void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process().pid()).start();
        assertEquals(0, kill.waitFor());
    }

    /** Where we were started, and where reports would be by default. */
    private static Set<Path> files() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(""))) {
            return here.collect(Collectors.toSet());
        }
    }

    @FunctionalInterface
    private interface Loss {
        void happen() throws Exception;
    }
}
