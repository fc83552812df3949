package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.process.TestEngines;
import dev.anteroom.practice.relay.ForwardingRelay;
import dev.anteroom.practice.relay.MediaRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A media process that keeps memory for each description it made is replaced by a fresh one, and
 * nobody notices. The other side is the practice room's relay, so that nothing in this process is
 * native but what the virtual machine brings.
 */
@Tag("native")
@Timeout(900)
final class RenewalTest {
    private static final int ROUNDS = Integer.getInteger("anteroom.rounds", 200);
    private static final int STAYS = 5;
    private static final int ROUNDS_A_STAY = ROUNDS / STAYS;
    private static final int DESCRIPTIONS_A_ROUND = 2;

    /** What the virtual machine's compilers and collector hold at one moment and not at another. */
    private static final long KILOBYTES_OF_THE_MACHINE = 6_000;

    /** What a media process may have more than the one before it did in as many rounds. */
    private static final long KILOBYTES_OF_A_PROCESS = 12_000;

    /** Mapped for one view at most; the collector unmaps them when it gets to it. */
    private static final int REGIONS = 8;

    private final List<MediaState> states = new CopyOnWriteArrayList<>();
    private final List<String> catalogs = new CopyOnWriteArrayList<>();
    private ForwardingRelay relay;
    private MediaEngine engine = MediaEngines.off();
    private int links;

    @BeforeEach
    void openRelay() throws IOException {
        relay = ForwardingRelay.open(InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() {
        engine.close();
        relay.close();
        assertEquals(0, TestEngines.processes().count());
    }

    private void begin(int descriptions) throws IOException {
        engine = TestEngines.renewed(descriptions);
        engine.listen(
                new MediaListener() {
                    @Override
                    public void onState(MediaState state) {
                        states.add(state);
                    }

                    @Override
                    public void onDevices(DeviceCatalog devices) {
                        catalogs.add(devices.toString());
                    }
                });
        Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
    }

    @Test
    void manyRoundsInSeveralStays_leaveNothingGrowing() throws Exception {
        begin(ROUNDS_A_STAY * DESCRIPTIONS_A_ROUND);
        List<Footprint> own = new CopyOnWriteArrayList<>();
        List<Footprint> media = new CopyOnWriteArrayList<>();
        for (int stay = 0; stay < STAYS; stay++) {
            long pid = process().pid();
            stay(media);
            Await.until("replaced", () -> pid != pidOfNewest());
            Await.until("ended", () -> TestEngines.processes().count() == 1);
            own.add(Footprint.ofThisProcess());
            System.out.printf("stay %d: here %s, there %s%n", stay, own.getLast(), media.getLast());
        }
        assertEquals(states.stream().distinct().toList(), states);
        assertTrue(states.getLast() instanceof MediaState.Ready);
        assertEquals(catalogs.stream().distinct().toList(), catalogs);
        // The first stay loads classes and fills caches.
        Footprint first = own.get(1);
        Footprint last = own.getLast();
        assertTrue(last.allocated() < first.allocated() + KILOBYTES_OF_THE_MACHINE);
        assertTrue(last.threads() <= first.threads() + 2);
        assertTrue(last.files() <= first.files() + 2);
        assertTrue(last.sharedRegions() <= REGIONS);
        assertTrue(
                media.getLast().resident() < media.getFirst().resident() + KILOBYTES_OF_A_PROCESS);
    }

    private void stay(List<Footprint> footprints) throws Exception {
        FrameCount pictures = new FrameCount();
        LocalMedia media = simulated();
        media.watch(pictures);
        Await.until("a picture", () -> pictures.frames() > 0);
        for (int round = 0; round < ROUNDS_A_STAY; round++) {
            int before = TestEngines.processes().toList().size();
            assertEquals(1, before, "a process was replaced while its capture was open");
            Opened sending = publish(media);
            Opened receiving = subscribe(sending.name(), pictures);
            close(receiving);
            close(sending);
        }
        footprints.add(Footprint.of(process().pid()));
        media.close();
    }

    @Test
    void grownProcessWithAnOpenCapture_isReplacedWhenNoLinkIsLeft_andPicturesGoOn()
            throws Exception {
        begin(1);
        FrameCount pictures = new FrameCount();
        LocalMedia media = simulated();
        media.watch(pictures);
        long pid = process().pid();
        for (int made = 1; made <= 5; made++) {
            close(publish(media));
        }
        Await.until("replaced", () -> pid != pidOfNewest());
        Await.until("ended", () -> TestEngines.processes().count() == 1);
        int before = pictures.frames();
        Await.until(pictures::toString, () -> pictures.frames() > before + 5);
        close(publish(media));
        assertTrue(states.stream().noneMatch(MediaState.Restarting.class::isInstance));
        assertEquals(SyntheticCamera.DEVICE.id(), media.state().camera().orElseThrow().id());
    }

    @Test
    void processThatHasGrownALot_isReplacedThoughALinkIsOpen_whichFailsWithoutAWord()
            throws Exception {
        begin(1);
        LocalMedia media = simulated();
        long pid = process().pid();
        Opened lasting = publish(media);
        for (int made = 2; made <= 100; made++) {
            assertEquals(pid, process().pid());
            close(publish(media));
        }
        Await.until("replaced", () -> pid != pidOfNewest());
        Await.until("failed", () -> lasting.state().get() == LinkState.FAILED);
        close(publish(media));
        assertTrue(states.stream().noneMatch(MediaState.Restarting.class::isInstance));
    }

    @Test
    void idleProcess_isNotReplacedBeforeItHasGrown() throws Exception {
        begin(3);
        long pid = process().pid();
        LocalMedia media = simulated();
        close(publish(media));
        close(publish(media));
        media.close();
        Await.until("closed", () -> media.state().equals(CaptureState.NOTHING));
        // What is asked now is asked after the moment for it has passed.
        engine.capture(NONE, state -> {}).close();
        assertEquals(pid, process().pid());
        LocalMedia again = simulated();
        close(publish(again));
        assertEquals(pid, process().pid());
        again.close();
        Await.until("replaced", () -> pid != pidOfNewest());
        assertNotEquals(pid, pidOfNewest());
    }

    private static final CaptureChoice NONE =
            new CaptureChoice(
                    Optional.empty(),
                    Optional.empty(),
                    new VideoMode(320, 180, 15),
                    SoundProcessing.ALL);

    private LocalMedia simulated() {
        return Simulated.capture(engine, new VideoMode(320, 180, 15));
    }

    private record Opened(String name, PeerLink link, AtomicReference<LinkState> state) {}

    private Opened publish(LocalMedia media) throws Exception {
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        PeerLink link =
                engine.publish(
                        media, MediaKinds.BOTH, SendLimits.NONE, List.of(), following(state));
        String name = "link-" + links++;
        connect(link, relay.receive(name, offer(link), new Quiet()).toCompletableFuture().get());
        return connected(new Opened(name, link, state));
    }

    private Opened subscribe(String from, VideoSink sink) throws Exception {
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        PeerLink link = engine.subscribe(MediaKinds.BOTH, List.of(), following(state));
        link.watch(sink);
        String name = "link-" + links++;
        connect(link, relay.send(name, offer(link), new Quiet()).toCompletableFuture().get());
        relay.route(name, from);
        return connected(new Opened(name, link, state));
    }

    private static String offer(PeerLink link) throws Exception {
        return link.offer().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void connect(PeerLink link, String answer) throws Exception {
        link.answer(answer).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Opened connected(Opened opened) throws Exception {
        Await.until("connected", () -> opened.state().get() == LinkState.CONNECTED);
        opened.link().statistics().toCompletableFuture().get(20, TimeUnit.SECONDS);
        return opened;
    }

    private void close(Opened opened) {
        opened.link().close();
        Await.until("closed", () -> opened.state().get() == LinkState.CLOSED);
        relay.end(opened.name());
    }

    private static LinkListener following(AtomicReference<LinkState> state) {
        return new LinkListener() {
            @Override
            public void onState(LinkState now) {
                state.set(now);
            }
        };
    }

    private static ProcessHandle process() {
        List<ProcessHandle> running = TestEngines.processes().toList();
        assertEquals(1, running.size());
        return running.getFirst();
    }

    private static long pidOfNewest() {
        return TestEngines.processes().mapToLong(ProcessHandle::pid).max().orElse(0);
    }

    private static final class Quiet implements MediaRelay.Listener {
        @Override
        public void onReady(String link) {}

        @Override
        public void onFailed(String link) {}

        @Override
        public void onLevel(String link, double level) {}
    }
}
