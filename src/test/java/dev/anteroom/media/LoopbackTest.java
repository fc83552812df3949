package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both directions through real peer connections, with the simulated devices. */
@Tag("native")
@Timeout(60)
final class LoopbackTest {
    @RegisterExtension final NativeEngine nativeEngine = new NativeEngine();

    private LocalMedia simulated() {
        return Simulated.capture(nativeEngine.engine(), new VideoMode(640, 360, 30));
    }

    @Test
    void publish_isSeenAndHeardByTheOtherSide() throws Exception {
        FrameCount seen = new FrameCount();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(seen);
            AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
            PeerLink link =
                    nativeEngine
                            .engine()
                            .publish(
                                    simulated(),
                                    MediaKinds.BOTH,
                                    new SendLimits(100, 1500, 30),
                                    List.of(),
                                    listener(state));
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until("connected", () -> state.get() == LinkState.CONNECTED);
                Await.until(seen::toString, () -> seen.frames() >= 60 && seen.coloured());
                Await.until("the tone", () -> peer.hearing.tonalFrames() >= 50);
                assertEquals(640, seen.width());
                link.close();
            }
        }
    }

    @Test
    void subscribe_showsAndMeasuresWhatTheOtherSideSends() throws Exception {
        FrameCount seen = new FrameCount();
        try (AnsweringPeer peer = AnsweringPeer.sending()) {
            AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
            PeerLink link =
                    nativeEngine.engine().subscribe(MediaKinds.BOTH, List.of(), listener(state));
            link.watch(seen);
            AtomicReference<Double> level = new AtomicReference<>(0.0);
            link.meter(now -> level.accumulateAndGet(now, Math::max));
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until("connected", () -> state.get() == LinkState.CONNECTED);
                Await.until(seen::toString, () -> seen.frames() >= 60 && seen.coloured());
                Await.until("the level", () -> level.get() > 0.01);
                LinkStatistics statistics =
                        link.statistics().toCompletableFuture().get(5, TimeUnit.SECONDS);
                assertEquals(640, statistics.width());
                assertTrue(statistics.frames() >= 60, statistics::toString);
                link.close();
            }
        }
    }

    @Test
    void change_reachesTheOtherSideWithoutANewOffer() throws Exception {
        FrameCount seen = new FrameCount();
        LocalMedia media = simulated();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(seen);
            PeerLink link = publish(media, SendLimits.NONE);
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until(seen::toString, () -> seen.width() == 640);
                media.change(
                        new CaptureChoice(
                                Optional.of(SyntheticCamera.DEVICE.id()),
                                Optional.empty(),
                                new VideoMode(320, 180, 15),
                                SoundProcessing.ALL));
                Await.until(seen::toString, () -> seen.width() == 320 && seen.coloured());
                Await.until("microphone gone", () -> media.state().microphone().isEmpty());
                link.close();
            }
        }
    }

    @Test
    void enableVideo_switchesTheCameraOffAndOnAgain() throws Exception {
        FrameCount seen = new FrameCount();
        LocalMedia media = simulated();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(seen);
            PeerLink link = publish(media, SendLimits.NONE);
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until(seen::toString, () -> seen.frames() > 0);
                int on = nativeEngine.engine().liveHandles();
                media.enableVideo(false);
                Await.until("the camera is off", () -> nativeEngine.engine().liveHandles() < on);
                FrameCount preview = new FrameCount();
                media.watch(preview);
                Await.until("on for the preview", () -> preview.frames() > 5);
                int before = seen.frames();
                Await.until("more preview", () -> preview.frames() > 40);
                assertTrue(seen.frames() <= before + 5, "sent nothing but what was on its way");
                media.watch(null);
                Await.until("off again", () -> nativeEngine.engine().liveHandles() < on);
                media.enableVideo(true);
                int muted = seen.frames();
                Await.until("sent again", () -> seen.frames() > muted + 10);
                link.close();
            }
        }
    }

    @Test
    void watch_dropsWhatNobodyWantsBeforeItIsConverted() throws Exception {
        FrameCount seen = new FrameCount();
        try (AnsweringPeer peer = AnsweringPeer.sending()) {
            PeerLink link =
                    nativeEngine
                            .engine()
                            .subscribe(MediaKinds.BOTH, List.of(), new LinkListener() {});
            link.watch(seen);
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until(seen::toString, () -> seen.frames() > 5);
                seen.want(false);
                int offered = seen.offered();
                Await.until("offered", () -> seen.offered() > offered + 10);
                assertTrue(seen.offered() - seen.frames() >= 10, seen::toString);
                link.watch(null);
                FrameCount other = new FrameCount();
                link.watch(other);
                Await.until(other::toString, () -> other.frames() > 30);
                int last = seen.offered();
                Await.until(other::toString, () -> other.frames() > 60);
                assertEquals(last, seen.offered());
                link.close();
            }
        }
    }

    @Test
    void limit_holdsTheRate() throws Exception {
        FrameCount seen = new FrameCount();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(seen);
            PeerLink link = publish(simulated(), new SendLimits(50, 1000, 0));
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until(seen::toString, () -> seen.frames() > 30);
                link.limit(new SendLimits(0, 200, 5));
                Await.until("five a second", () -> near(link, 5));
                link.limit(SendLimits.NONE);
                Await.until("more again", () -> !near(link, 5));
                link.close();
            }
        }
    }

    @Test
    void limits_areEachLinksOwn() throws Exception {
        LocalMedia shared = simulated();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            PeerLink slow = publish(shared, new SendLimits(0, 200, 5));
            PeerLink fast = publish(shared, SendLimits.NONE);
            try (AnsweringPeer.Answered _ = connect(slow, peer);
                    AnsweringPeer.Answered _ = connect(fast, peer)) {
                Await.until("all", () -> rate(fast) > 12);
                Await.until("five a second", () -> near(slow, 5));
                fast.limit(new SendLimits(0, 200, 5));
                Await.until("five a second too", () -> near(fast, 5));
                slow.limit(SendLimits.NONE);
                Await.until("all again", () -> rate(slow) > 12);
                assertTrue(near(fast, 6));
                slow.close();
                fast.close();
            }
        }
    }

    private static double rate(PeerLink link) {
        return link.statistics().toCompletableFuture().join().framesPerSecond();
    }

    private static boolean near(PeerLink link, double rate) {
        LinkStatistics measured = link.statistics().toCompletableFuture().join();
        return measured.framesPerSecond() > 0 && measured.framesPerSecond() <= rate + 1;
    }

    @Test
    void answer_thatCannotBeReadFailsInWords() {
        PeerLink link = publish(simulated(), SendLimits.NONE);
        link.offer().toCompletableFuture().join();
        CompletionException failure =
                assertThrows(
                        CompletionException.class,
                        () -> link.answer("nonsense").toCompletableFuture().join());
        assertInstanceOf(MediaException.class, failure.getCause());
        link.candidate(new IceCandidate("0", 0, "candidate:nonsense"));
        link.close();
    }

    @Test
    void close_isFineTwiceAndRefusesTheRest() {
        LocalMedia media = simulated();
        PeerLink link = publish(media, SendLimits.NONE);
        link.close();
        link.close();
        CompletionException failure =
                assertThrows(
                        CompletionException.class, () -> link.offer().toCompletableFuture().join());
        assertInstanceOf(MediaException.class, failure.getCause());
        media.close();
        media.close();
        Await.until("closed", () -> media.state().equals(CaptureState.NOTHING));
    }

    @Test
    void close_ofTheEngineEndsEverythingWithinItsTime() throws Exception {
        LocalMedia media = simulated();
        AnsweringPeer peer = AnsweringPeer.listening();
        AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
        PeerLink link =
                nativeEngine
                        .engine()
                        .publish(
                                media,
                                MediaKinds.BOTH,
                                SendLimits.NONE,
                                List.of(),
                                listener(state));
        AnsweringPeer.Answered answered = connect(link, peer);
        Await.until("connected", () -> state.get() == LinkState.CONNECTED);
        long begin = System.nanoTime();
        nativeEngine.engine().close();
        assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(5));
        assertEquals(0, nativeEngine.engine().liveHandles());
        assertEquals(LinkState.CLOSED, state.get());
        assertEquals(OffEngine.OFF, nativeEngine.engine().state());
        answered.close();
        peer.close();
    }

    private PeerLink publish(LocalMedia media, SendLimits limits) {
        return nativeEngine
                .engine()
                .publish(media, MediaKinds.BOTH, limits, List.of(), new LinkListener() {});
    }

    private static LinkListener listener(AtomicReference<LinkState> state) {
        return new LinkListener() {
            @Override
            public void onState(LinkState now) {
                state.set(now);
            }
        };
    }

    static AnsweringPeer.Answered connect(PeerLink link, AnsweringPeer peer) throws Exception {
        String offer = link.offer().toCompletableFuture().get(10, TimeUnit.SECONDS);
        AnsweringPeer.Answered answered = peer.answer(offer);
        link.answer(answered.sdp).toCompletableFuture().get(10, TimeUnit.SECONDS);
        return answered;
    }
}
