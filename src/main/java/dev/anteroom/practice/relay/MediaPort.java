package dev.anteroom.practice.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one UDP port and the one thread that owns all connections. Whatever fails while a datagram or
 * a task is handled is logged and does not end the thread.
 */
final class MediaPort implements AutoCloseable {
    /** Handles what comes, on the port's thread. */
    interface Handler {
        /**
         * A datagram.
         *
         * @param data may be changed, and is used again after the call
         * @param now of {@link System#nanoTime()}
         */
        void datagram(byte[] data, int length, InetSocketAddress from, long now);

        /**
         * Called about every {@link #TICK_MILLIS} while it is worth it.
         *
         * @return whether it is worth it to go on
         */
        boolean tick(long now);
    }

    static final int TICK_MILLIS = 20;

    /** More than any packet that crosses an Ethernet. */
    static final int BUFFER = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(MediaPort.class);
    private static final int SOCKET_BUFFER = 1 << 20;
    private static final int BATCH = 256;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
    private static final long CLOSE_MILLIS = 5_000;

    private final DatagramChannel channel;
    private final Selector selector;
    private final InetSocketAddress local;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] data = new byte[BUFFER];
    private volatile @Nullable Thread thread;
    private volatile boolean closed;
    private long lastTick;
    private boolean ticking;

    private MediaPort(DatagramChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        local = (InetSocketAddress) channel.getLocalAddress();
    }

    /** Binds a free port of an address; nothing is received before {@link #start}. */
    static MediaPort bind(InetAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            channel.bind(new InetSocketAddress(address, 0));
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new MediaPort(channel, selector);
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    void start(Handler with) {
        thread = Thread.ofPlatform().daemon().name("practice-media").start(() -> run(with));
    }

    InetSocketAddress localAddress() {
        return local;
    }

    /** Runs a task soon; false if the port is closed and the task will not run. */
    boolean post(Runnable task) {
        if (closed) {
            return false;
        }
        tasks.add(task);
        selector.wakeup();
        // Closed in between: either the thread's last round took it, or nobody will.
        return !closed || !tasks.remove(task);
    }

    /** Sends a datagram, or loses it, as networks do. Any thread. */
    void send(ByteBuffer datagram, InetSocketAddress to) {
        try {
            channel.send(datagram, to);
        } catch (IOException lost) {
            LOG.debug("A datagram could not be sent: {}", lost.toString());
        }
    }

    private void run(Handler handler) {
        while (!closed) {
            try {
                selector.select(ticking ? TICK_MILLIS : 0);
                selector.selectedKeys().clear();
            } catch (IOException broken) {
                LOG.error("The relay's port broke.", broken);
                return;
            }
            runTasks();
            receive(handler);
            tick(handler);
        }
        runTasks();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
            ticking = true;
        }
    }

    private void receive(Handler handler) {
        long now = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            incoming.clear();
            InetSocketAddress from;
            try {
                from = (InetSocketAddress) channel.receive(incoming);
            } catch (IOException unreachable) {
                // Some systems report here that nobody listens where we sent to.
                LOG.debug("A datagram could not be received: {}", unreachable.toString());
                continue;
            }
            if (from == null) {
                return;
            }
            int length = incoming.flip().remaining();
            incoming.get(data, 0, length);
            guarded(() -> handler.datagram(data, length, from, now));
        }
    }

    private void tick(Handler handler) {
        long now = System.nanoTime();
        if (ticking && now - lastTick >= TICK_NANOS) {
            lastTick = now;
            guarded(() -> ticking = handler.tick(now));
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("The relay could not handle something; it goes on.", failure);
        }
    }

    /** Stops the thread, runs what was posted before, and frees the port. Twice is fine. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            @Nullable Thread running = thread;
            if (running != null && running != Thread.currentThread()) {
                running.join(CLOSE_MILLIS);
            }
            selector.close();
            channel.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException stuck) {
            LOG.warn("The relay's port could not be closed.", stuck);
        }
    }
}
