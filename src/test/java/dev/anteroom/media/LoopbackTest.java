package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both directions through real peer connections, with the simulated devices. */
@Tag("native")
@Timeout(60)
final class LoopbackTest {
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
                        new VideoMode(640, 360, 30),
                        SoundProcessing.ALL),
                state -> {});
    }

    @Test
    void publish_isSeenAndHeardByTheOtherSide() throws Exception {
        FrameCount seen = new FrameCount();
        try (AnsweringPeer peer = AnsweringPeer.listening()) {
            peer.watch(seen);
            AtomicReference<LinkState> state = new AtomicReference<>(LinkState.NEW);
            PeerLink link =
                    engine.publish(
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
            PeerLink link = engine.subscribe(MediaKinds.BOTH, List.of(), listener(state));
            link.watch(seen);
            AtomicReference<Double> level = new AtomicReference<>(0.0);
            link.meter(now -> level.accumulateAndGet(now, Math::max));
            try (AnsweringPeer.Answered _ = connect(link, peer)) {
                Await.until("connected", () -> state.get() == LinkState.CONNECTED);
                Await.until(seen::toString, () -> seen.frames() >= 60 && seen.coloured());
                Await.until("the level", () -> level.get() > 0.01);
                LinkStatistics statistics =
                        link.statistics().toCompletableFuture().get(5, TimeUnit.SECONDS);
                System.out.println(statistics);
                assertEquals(640, statistics.width());
                assertTrue(statistics.frames() >= 60, statistics::toString);
                link.close();
            }
        }
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
