package dev.anteroom.practice.relay;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What forwarding costs: CPU time and allocation of the relay's thread for one publisher of 640x360
 * at 30 frames a second (700 kbit/s of video in packets of 970 bytes, and Opus) and 1, 4 and 9 who
 * receive it. Run its main method on the test class path; it takes about a minute.
 */
final class RelayBench {
    private static final int[] RECEIVERS = {1, 4, 9};
    private static final int WARM_UP_SECONDS = 6;
    private static final int SECONDS = 12;
    private static final int PACKETS_A_FRAME = 3;
    private static final byte[] VIDEO = new byte[970];
    private static final byte[] AUDIO = new byte[80];
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ForwardingRelay relay;
    private final DtlsIdentity identity = DtlsIdentity.create(new SecureRandom());
    private final SrtpProfile profile;
    private final MediaClient publisher;
    private final List<MediaClient> receivers = new ArrayList<>();
    private final AtomicLong arrived = new AtomicLong();
    private long videoIndex = 1;
    private long audioIndex = 1;

    private RelayBench(SrtpProfile profile, int count) throws Exception {
        this.profile = profile;
        relay = ForwardingRelay.open(InetAddress.getLoopbackAddress());
        publisher = new MediaClient(identity, profile).publish(relay, "p", new LinkLog(), 11, 12);
        for (int i = 0; i < count; i++) {
            MediaClient receiver =
                    new MediaClient(identity, profile).subscribe(relay, "r" + i, new LinkLog());
            receivers.add(receiver);
            relay.route("r" + i, "p");
            Thread.ofPlatform().daemon().start(() -> drain(receiver));
        }
    }

    /** Runs all and prints a table. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "profile                 receivers  packets/s out  % of a core  % per receiver"
                        + "  bytes allocated per packet out");
        for (SrtpProfile profile : SrtpProfile.values()) {
            for (int count : RECEIVERS) {
                RelayBench bench = new RelayBench(profile, count);
                try {
                    bench.measure();
                } finally {
                    bench.close();
                }
            }
        }
    }

    private void drain(MediaClient receiver) {
        try {
            while (true) {
                receiver.receive();
                arrived.incrementAndGet();
            }
        } catch (Exception closed) {
            // The socket is closed at the end.
        }
    }

    private void measure() throws Exception {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        VIDEO[0] = 0x10;
        var frames = clock.scheduleAtFixedRate(this::frame, 0, 33_333, TimeUnit.MICROSECONDS);
        var sounds = clock.scheduleAtFixedRate(this::sound, 0, 20, TimeUnit.MILLISECONDS);
        wait(clock, WARM_UP_SECONDS);
        long thread = mediaThread();
        long cpu = THREADS.getThreadCpuTime(thread);
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long packets = arrived.get();
        long start = System.nanoTime();
        wait(clock, SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double percent = (THREADS.getThreadCpuTime(thread) - cpu) / 1e7 / seconds;
        long out = arrived.get() - packets;
        long allocated = (THREADS.getThreadAllocatedBytes(thread) - bytes) / Math.max(1, out);
        frames.cancel(false);
        sounds.cancel(false);
        clock.shutdownNow();
        System.out.printf(
                Locale.ROOT,
                "%-23s %9d  %13.0f  %11.2f  %14.2f  %d%n",
                profile,
                receivers.size(),
                out / seconds,
                percent,
                percent / receivers.size(),
                allocated);
    }

    private static void wait(ScheduledExecutorService clock, int seconds) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        var _ = clock.schedule(over::countDown, seconds, TimeUnit.SECONDS);
        over.await();
    }

    private static long mediaThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("practice-media"))
                .findFirst()
                .orElseThrow()
                .threadId();
    }

    private void frame() {
        // One key frame, then frames that need the one before.
        VIDEO[1] = (byte) (videoIndex == 1 ? 0x10 : 0x11);
        int timestamp = (int) (videoIndex / PACKETS_A_FRAME) * 3000;
        for (int i = 0; i < PACKETS_A_FRAME; i++) {
            send(videoIndex++, MediaClient.VP8, timestamp, 12, VIDEO);
        }
    }

    private void sound() {
        send(audioIndex, MediaClient.OPUS, (int) audioIndex * 960, 11, AUDIO);
        audioIndex++;
    }

    private void send(long index, int payloadType, int timestamp, int source, byte[] payload) {
        try {
            publisher.sendMedia(index, payloadType, timestamp, source, payload);
        } catch (Exception lost) {
            throw new AssertionError(lost);
        }
    }

    private void close() {
        publisher.close();
        receivers.forEach(MediaClient::close);
        relay.close();
    }
}
