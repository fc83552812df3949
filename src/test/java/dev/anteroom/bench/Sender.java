package dev.anteroom.bench;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.SendLimits;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import dev.anteroom.media.VideoSink;
import dev.anteroom.practice.relay.ForwardingRelay;
import dev.anteroom.practice.relay.MediaRelay;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One simulated camera, encoded once, and the practice room's relay, which forwards it to everybody
 * who asks. It remembers when each picture was captured.
 */
final class Sender implements AutoCloseable {
    private static final SendLimits LIMITS = new SendLimits(300, 800, 30);
    private static final int SECONDS = 20;

    private final ForwardingRelay relay = ForwardingRelay.open(InetAddress.getLoopbackAddress());
    private final MediaEngine engine = MediaEngines.start();
    private final Map<Integer, Long> captured = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final VideoMode mode;
    private final LocalMedia camera;
    private final PeerLink link;
    private int receivers;

    Sender(VideoMode mode) throws Exception {
        this.mode = mode;
        ready();
        camera =
                engine.capture(
                        new CaptureChoice(
                                Optional.of(engine.devices().cameras().getLast().id()),
                                Optional.empty(),
                                mode,
                                SoundProcessing.ALL),
                        state -> {});
        camera.watch(new Stamping());
        CountDownLatch connected = new CountDownLatch(1);
        link =
                engine.publish(
                        camera,
                        new MediaKinds(false, true),
                        LIMITS,
                        List.of(),
                        new LinkListener() {
                            @Override
                            public void onState(LinkState state) {
                                if (state == LinkState.CONNECTED) {
                                    connected.countDown();
                                }
                            }
                        });
        String offer = link.offer().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        link.answer(relay.receive("sender", offer, new Quiet()).toCompletableFuture().get())
                .toCompletableFuture()
                .get(SECONDS, TimeUnit.SECONDS);
        if (!connected.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The sender did not connect.");
        }
    }

    private void ready() throws Exception {
        CompletableFuture<MediaState> state = new CompletableFuture<>();
        try (var _ =
                engine.listen(
                        new MediaListener() {
                            @Override
                            public void onState(MediaState now) {
                                if (!(now instanceof MediaState.Starting)) {
                                    state.complete(now);
                                }
                            }
                        })) {
            if (!(state.get(SECONDS, TimeUnit.SECONDS) instanceof MediaState.Ready)) {
                throw new IllegalStateException("There are no media here: " + state.get());
            }
        }
    }

    /** Answers somebody who wants to receive, and sends the picture there. */
    String answer(String offer) throws Exception {
        String name = "receiver-" + receivers++;
        String answer =
                relay.send(name, offer, new Quiet())
                        .toCompletableFuture()
                        .get(SECONDS, TimeUnit.SECONDS);
        relay.route(name, "sender");
        return answer;
    }

    /** Pictures captured so far. */
    long sent() {
        return sent.get();
    }

    /** Seconds of processor time that the relay's thread used so far. */
    static double relayCpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("practice-media"))
                .mapToDouble(thread -> threads.getThreadCpuTime(thread.getThreadId()) / 1e9)
                .sum();
    }

    /** When the picture with this number was captured; empty when it is not known. */
    Optional<Long> capturedAt(int number) {
        return Optional.ofNullable(captured.get(number));
    }

    @Override
    public void close() {
        link.close();
        camera.close();
        engine.close();
        relay.close();
    }

    private final class Stamping implements VideoSink {
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(4 * mode.width() * mode.height());

        @Override
        public @Nullable ByteBuffer nextBuffer(int width, int height) {
            return buffer.clear();
        }

        @Override
        public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {
            sent.incrementAndGet();
            int number = FrameNumber.read(frame, width);
            if (number >= 0) {
                captured.put(number, captureNanos);
            }
        }
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
