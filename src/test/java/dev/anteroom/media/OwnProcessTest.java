package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.process.ProcessEngines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine in a process of its own, from start to end and beyond a kill. */
@Tag("native")
@Timeout(90)
final class OwnProcessTest {
    private final List<MediaState> states = new CopyOnWriteArrayList<>();
    private final Set<Path> ofOthers = Set.copyOf(files());
    private MediaEngine engine;

    @BeforeEach
    void start() {
        engine = ProcessEngines.start();
        engine.listen(
                new MediaListener() {
                    @Override
                    public void onState(MediaState state) {
                        states.add(state);
                    }
                });
        awaitReady();
    }

    @AfterEach
    void end() {
        engine.close();
        assertEquals(0, mediaProcesses(ProcessHandle.current()).count());
    }

    private void awaitReady() {
        Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
    }

    static Stream<ProcessHandle> mediaProcesses(ProcessHandle below) {
        return below.descendants()
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(".MediaProcess"))
                                        .isPresent());
    }

    private static void kill() {
        List<ProcessHandle> running = mediaProcesses(ProcessHandle.current()).toList();
        assertEquals(1, running.size());
        running.forEach(ProcessHandle::destroyForcibly);
    }

    private LocalMedia simulated() {
        return Simulated.capture(engine, new VideoMode(640, 360, 30));
    }

    /** Has its buffers from where the engine says, as the console does. */
    private static final class Sharing implements VideoSink {
        private final AtomicInteger allocated = new AtomicInteger();
        private final FrameCount count = new FrameCount();
        private FrameMemory memory = FrameMemory.OWN;
        private @Nullable ByteBuffer buffer;

        @Override
        public double scale(int width, int height) {
            return 0.5;
        }

        @Override
        public void memory(FrameMemory newMemory) {
            memory = newMemory;
            buffer = null;
        }

        @Override
        public @Nullable ByteBuffer nextBuffer(int width, int height) {
            ByteBuffer known = buffer;
            if (known == null || known.capacity() < 4 * width * height) {
                known = memory.allocate(4 * width * height);
                allocated.incrementAndGet();
                buffer = known;
            }
            return known.slice(0, 4 * width * height);
        }

        @Override
        public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {
            count.frameReady(frame, width, height, captureNanos);
        }
    }

    private PeerLink publish(LocalMedia media, AtomicReference<LinkState> state) {
        return engine.publish(
                media,
                MediaKinds.BOTH,
                new SendLimits(100, 1500, 30),
                List.of(),
                new LinkListener() {
                    @Override
                    public void onState(LinkState now) {
                        state.set(now);
                    }
                });
    }

    @Test
    void publish_isSeenAndHeardByTheOtherSide_andByOneself() throws Exception {
        FrameCount there = new FrameCount();
        Sharing here = new Sharing();
        AtomicReference<Double> level = new AtomicReference<>(0.0);
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        LocalMedia media = simulated();
        media.watch(here);
        media.meter(now -> level.accumulateAndGet(now, Math::max));
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(there);
            PeerLink link = publish(media, state);
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
                Await.until("connected", () -> state.get() == LinkState.CONNECTED);
                Await.until(there::toString, () -> there.frames() >= 60 && there.coloured());
                Await.until("the tone", () -> peer.hearing.tonalFrames() >= 50);
                Await.until(
                        here.count::toString,
                        () -> here.count.frames() >= 60 && here.count.coloured());
                Await.until("the level", () -> level.get() > 0.01);
                assertEquals(320, here.count.width());
                assertEquals(1, here.allocated.get());
                link.close();
                Await.until("closed", () -> state.get() == LinkState.CLOSED);
            }
        }
    }

    @Test
    void subscribe_showsAndMeasures_alsoWhereBuffersAreTheReceiversOwn() throws Exception {
        FrameCount seen = new FrameCount();
        AtomicReference<Double> level = new AtomicReference<>(0.0);
        try (AnsweringPeer peer = AnsweringPeer.sending()) {
            PeerLink link = engine.subscribe(MediaKinds.BOTH, List.of(), new LinkListener() {});
            link.watch(seen);
            link.meter(now -> level.accumulateAndGet(now, Math::max));
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(link, peer)) {
                Await.until(seen::toString, () -> seen.frames() >= 60 && seen.coloured());
                Await.until("the level", () -> level.get() > 0.01);
                LinkStatistics statistics =
                        link.statistics().toCompletableFuture().get(5, TimeUnit.SECONDS);
                assertEquals(640, statistics.width());
                seen.want(false);
                int offered = seen.offered();
                Await.until("asked all the same", () -> seen.offered() > offered + 5);
                int before = seen.frames();
                seen.want(true);
                Await.until("seen again", () -> seen.frames() > before + 5);
                link.close();
            }
        }
    }

    @Test
    void killedInACall_isSaidAndStartedAgain_andCapturesGoOn() throws Exception {
        Sharing here = new Sharing();
        FrameCount there = new FrameCount();
        AtomicReference<Double> level = new AtomicReference<>(0.0);
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        LocalMedia media = simulated();
        media.watch(here);
        media.meter(now -> level.accumulateAndGet(now, Math::max));
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(there);
            PeerLink link = publish(media, state);
            AnsweringPeer.Answered first = LoopbackTest.connect(link, peer);
            Await.until("before", () -> there.frames() > 5 && here.count.frames() > 5);
            media.enableVideo(false);

            kill();

            Await.until("failed", () -> state.get() == LinkState.FAILED);
            assertTrue(states.contains(new MediaState.Restarting()));
            refuses(link);
            first.close();
            AtomicReference<LinkState> again = new AtomicReference<>(LinkState.NEW);
            PeerLink next = publish(media, again);
            try (AnsweringPeer.Answered _ = LoopbackTest.connect(next, peer)) {
                awaitReady();
                int seenHere = here.count.frames();
                level.set(0.0);
                Await.until(
                        here.count::toString,
                        () -> here.count.frames() > seenHere + 20 && here.count.coloured());
                Await.until("the level", () -> level.get() > 0.01);
                Await.until("connected", () -> again.get() == LinkState.CONNECTED);
                int muted = there.frames();
                media.enableVideo(true);
                Await.until(there::toString, () -> there.frames() > muted + 20);
                assertEquals(
                        SyntheticCamera.DEVICE.id(), media.state().camera().orElseThrow().id());
                next.close();
            }
        }
    }

    private static void refuses(PeerLink link) {
        ExecutionException failure =
                assertThrows(
                        ExecutionException.class,
                        () -> link.offer().toCompletableFuture().get(5, TimeUnit.SECONDS));
        assertInstanceOf(MediaException.class, failure.getCause());
        link.close();
    }

    @Test
    void killedAgainAndAgain_staysOffInWords_untilItIsAskedToStartAgain() {
        LocalMedia media = simulated();
        for (int restarts = 1; restarts <= 3; restarts++) {
            kill();
            int expected = restarts;
            Await.until("restarting", () -> restarts() >= expected);
            awaitReady();
            Await.until("open again", () -> media.state().camera().isPresent());
        }
        kill();
        Await.until("given up", () -> engine.state() instanceof MediaState.Unavailable);
        assertEquals(
                MediaState.Why.STOPPED,
                assertInstanceOf(MediaState.Unavailable.class, engine.state()).why());
        Await.until(
                "said",
                () -> media.state().problem().equals(Optional.of(CaptureState.Problem.NO_MEDIA)));
        refuses(engine.subscribe(MediaKinds.BOTH, List.of(), new LinkListener() {}));

        engine.startAgain();

        awaitReady();
        Await.until("open again", () -> media.state().camera().isPresent());
    }

    private long restarts() {
        return states.stream().filter(MediaState.Restarting.class::isInstance).count();
    }

    @Test
    void close_leavesNoProcessNoThreadAndNoFile() throws Exception {
        List<Path> files = leftOver();
        assertFalse(files.isEmpty());
        LocalMedia media = simulated();
        Sharing here = new Sharing();
        media.watch(here);
        Await.until(here.count::toString, () -> here.count.frames() > 3);
        // What both have mapped needs no name any more.
        Await.until(
                "no frames",
                () ->
                        leftOver().stream()
                                .noneMatch(file -> file.getFileName().toString().startsWith("fr")));

        engine.close();

        files.forEach(file -> assertFalse(Files.exists(file), file::toString));
        assertEquals(CaptureState.NOTHING, media.state());
        assertEquals(OffEngine.OFF, engine.state());
        Await.until(
                "no thread",
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(each -> each.getName().startsWith("anteroom-media")));
    }

    /** Files of our engine; other programs of this user, or what was killed, may have theirs. */
    private List<Path> leftOver() {
        return files().stream().filter(file -> !ofOthers.contains(file)).toList();
    }

    private static List<Path> files() {
        Path memory = Path.of("/dev/shm");
        Path place =
                Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> directories = Files.list(place)) {
            return directories
                    .filter(each -> each.getFileName().toString().startsWith("anteroom-media-"))
                    .flatMap(OwnProcessTest::withFiles)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<Path> withFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return Stream.concat(Stream.of(directory), files.toList().stream());
        } catch (IOException e) {
            // ended meanwhile
            return Stream.of();
        }
    }

    @Test
    void killedConsole_takesItsMediaProcessAlong() throws Exception {
        Process console =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                OwnProcessProgram.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = console.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", output.readLine());
            List<ProcessHandle> media = mediaProcesses(console.toHandle()).toList();
            assertEquals(1, media.size());

            console.destroyForcibly();

            Await.until("ended", () -> media.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            console.destroyForcibly();
        }
    }
}
