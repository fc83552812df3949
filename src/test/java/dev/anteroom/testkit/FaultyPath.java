package dev.anteroom.testkit;

import dev.anteroom.wire.EnxToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bad network between a client and a practice server: a proxy for WebSocket connections that
 * delays, drops, cuts, throttles and corrupts. It looks at whole frames, so what it does is always
 * something that a network or a server could do. Thread-safe.
 */
public final class FaultyPath implements AutoCloseable {
    /** Which way a frame goes. */
    public enum Way {
        /** From the client. */
        UP,
        /** From the server. */
        DOWN
    }

    /** What becomes of a frame. */
    public sealed interface Fate {
        /** It arrives. */
        record Pass() implements Fate {}

        /** It is lost. */
        record Drop() implements Fate {}

        /** It arrives two times. */
        record Twice() implements Fate {}

        /** It arrives damaged, so that its receiver has to notice. */
        record Damage() implements Fate {}

        /** It arrives as something else. */
        record Replace(String text) implements Fate {}

        /** It waits for {@link FaultyPath#releaseBackwards}. */
        record Hold() implements Fate {}

        /** The connection breaks before it arrives. */
        record CutBefore() implements Fate {}

        /** The connection breaks as soon as it has arrived. */
        record CutAfter() implements Fate {}
    }

    /** Decides about frames; called on the threads of the path, one frame of a connection a way. */
    @FunctionalInterface
    public interface Rule {
        /**
         * What becomes of a frame.
         *
         * @param text its content; empty for a frame that is no text
         */
        Fate fateOf(Way way, String text);
    }

    private static final Logger LOG = LoggerFactory.getLogger(FaultyPath.class);
    private static final Fate PASS = new Fate.Pass();
    private static final int TEXT = 0x1;
    private static final int MASKED = 0x80;

    private final Semaphore heldFrames = new Semaphore(0);
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("faulty-path").factory());
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean refusing;
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;
    private volatile double bytesPerSecond = Double.POSITIVE_INFINITY;

    /** Opens a free port on loopback that leads to a server. */
    public FaultyPath(URI to) {
        server = new InetSocketAddress(to.getHost(), to.getPort());
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        var _ = Thread.ofVirtual().start(this::accept);
    }

    /** The same token, but its holder takes this path. */
    public String through(String token) {
        try {
            return EnxToken.encode(
                    EnxToken.decode(token)
                            .content()
                            .put("host", "127.0.0.1:" + door.getLocalPort()));
        } catch (EnxToken.TokenException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Applies a rule until the result is closed; of several the first that does something. */
    public Registration rule(Rule rule) {
        rules.add(rule);
        return () -> rules.remove(rule);
    }

    /** Ends a rule. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether new connections are turned away. */
    public void refuse(boolean wanted) {
        refusing = wanted;
    }

    /** Whether every frame is lost, both ways, and nobody is told. */
    public void silence(boolean wanted) {
        silent = wanted;
    }

    /** How long each frame is on its way. */
    public void delay(Duration wanted) {
        delay = wanted;
    }

    /** How much gets through, each way of each connection. */
    public void throttle(double wantedBytesPerSecond) {
        bytesPerSecond = wantedBytesPerSecond;
    }

    /** Breaks every connection without a word. */
    public void cut() {
        lines.forEach(Line::cut);
    }

    /** Waits until so many more frames are held than were waited for before; false if too late. */
    public boolean awaitHeld(int frames, Duration limit) throws InterruptedException {
        return heldFrames.tryAcquire(frames, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what is held, the newest first. */
    public void releaseBackwards() {
        lines.forEach(Line::releaseBackwards);
    }

    /** Sends a text to every client, as if the server had. */
    public void inject(String text) {
        lines.forEach(line -> line.send(Way.DOWN, frame(Way.DOWN, text)));
    }

    /** How many connections were let through so far. */
    public int connections() {
        return connections.get();
    }

    /** How many are open now. */
    public int open() {
        return lines.size();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException alreadyBroken) {
            throw new UncheckedIOException(alreadyBroken);
        } finally {
            cut();
            clock.shutdownNow();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refusing) {
                    client.close();
                } else {
                    var _ = Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException closed) {
                LOG.debug("The door was closed, or somebody left before coming in.", closed);
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        Line line = new Line(client, upstream);
        try {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            upstream.connect(server);
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            upstream.getOutputStream().write(plainRequest(head(fromClient)));
            InputStream fromServer = new BufferedInputStream(upstream.getInputStream());
            client.getOutputStream().write(head(fromServer));
            lines.add(line);
            connections.incrementAndGet();
            var _ = Thread.ofVirtual().start(() -> line.pump(Way.UP, fromClient));
            line.pump(Way.DOWN, fromServer);
        } catch (IOException broken) {
            line.cut();
        }
    }

    /** Everything up to the empty line. */
    private static byte[] head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            int next = from.read();
            if (next < 0) {
                throw new EOFException("The connection ended in its handshake.");
            }
            head.write(next);
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    /** Named as the server expects it, and without compression, so that frames can be read. */
    private byte[] plainRequest(byte[] head) {
        String authority = server.getHostString() + ":" + server.getPort();
        return new String(head, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(
                        line ->
                                !line.toLowerCase(Locale.ROOT)
                                        .startsWith("sec-websocket-extensions:"))
                .map(
                        line ->
                                line.toLowerCase(Locale.ROOT).startsWith("host:")
                                        ? "Host: " + authority
                                        : line)
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private Fate fateOf(Way way, String text) {
        for (Rule rule : rules) {
            Fate fate = rule.fateOf(way, text);
            if (!fate.equals(PASS)) {
                return fate;
            }
        }
        return PASS;
    }

    /** A whole text frame; what comes from a client is masked, with zeroes. */
    private static byte[] frame(Way way, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 14);
        bytes.write(0x80 | TEXT);
        int mask = way == Way.UP ? MASKED : 0;
        if (content.length < 126) {
            bytes.write(mask | content.length);
        } else if (content.length < 1 << 16) {
            bytes.write(mask | 126);
            writeNumber(bytes, content.length, 2);
        } else {
            bytes.write(mask | 127);
            writeNumber(bytes, content.length, 8);
        }
        if (mask != 0) {
            writeNumber(bytes, 0, 4);
        }
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static void writeNumber(ByteArrayOutputStream into, long number, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            into.write((int) (number >> shift) & 0xff);
        }
    }

    /** A frame as it came, with its content when it is text. */
    private static final class Frame {
        private final byte[] raw;
        private final String text;

        private Frame(byte[] raw, String text) {
            this.raw = raw;
            this.text = text;
        }

        static Frame read(DataInputStream in) throws IOException {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            int first = copy(in, raw, 1)[0];
            int second = copy(in, raw, 1)[0];
            long length = second & 0x7f;
            if (length >= 126) {
                length = 0;
                for (byte part : copy(in, raw, (second & 0x7f) == 126 ? 2 : 8)) {
                    length = (length << 8) | (part & 0xff);
                }
            }
            byte[] mask = (second & MASKED) != 0 ? copy(in, raw, 4) : new byte[4];
            byte[] content = copy(in, raw, Math.toIntExact(length)).clone();
            for (int i = 0; i < content.length; i++) {
                content[i] ^= mask[i % 4];
            }
            boolean text = (first & 0xf) == TEXT;
            return new Frame(
                    raw.toByteArray(), text ? new String(content, StandardCharsets.UTF_8) : "");
        }

        private static byte[] copy(DataInputStream in, ByteArrayOutputStream raw, int length)
                throws IOException {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            raw.writeBytes(bytes);
            return bytes;
        }

        /** Of a kind that there is not. */
        byte[] damaged() {
            byte[] bytes = raw.clone();
            bytes[0] |= 0xf;
            return bytes;
        }
    }

    /** One connection, both halves of it. */
    private final class Line {
        private final Socket client;
        private final Socket upstream;
        private final AtomicBoolean broken = new AtomicBoolean();
        private final List<Runnable> held = new ArrayList<>();
        private final Map<Way, Long> due = new EnumMap<>(Way.class);

        Line(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void pump(Way way, InputStream from) {
            try {
                DataInputStream in = new DataInputStream(from);
                while (!broken.get()) {
                    carry(way, Frame.read(in));
                }
            } catch (IOException ended) {
                cut();
            }
        }

        private void carry(Way way, Frame frame) {
            if (silent) {
                return;
            }
            switch (fateOf(way, frame.text)) {
                case Fate.Pass _ -> send(way, frame.raw);
                case Fate.Drop _ -> {}
                case Fate.Twice _ -> {
                    send(way, frame.raw);
                    send(way, frame.raw);
                }
                case Fate.Damage _ -> send(way, frame.damaged());
                case Fate.Replace replace -> send(way, frame(way, replace.text()));
                case Fate.Hold _ -> hold(() -> send(way, frame.raw));
                case Fate.CutBefore _ -> cut();
                case Fate.CutAfter _ -> cutAfter(way, frame.raw);
            }
        }

        private synchronized void hold(Runnable sending) {
            held.add(sending);
            heldFrames.release();
        }

        synchronized void releaseBackwards() {
            held.reversed().forEach(Runnable::run);
            held.clear();
        }

        /** Never overtakes what was sent before, however the delay changes. */
        synchronized void send(Way way, byte[] bytes) {
            long now = System.nanoTime();
            long onItsWay = (long) (bytes.length / bytesPerSecond * 1e9);
            long earliest = Math.max(due.getOrDefault(way, now), now + delay.toNanos());
            long arrival = earliest + onItsWay;
            due.put(way, arrival);
            try {
                var _ =
                        clock.schedule(
                                () -> write(way, bytes), arrival - now, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException closed) {
                cut();
            }
        }

        private void write(Way way, byte[] bytes) {
            if (!broken.get()) {
                writeNow(way, bytes);
            }
        }

        private void writeNow(Way way, byte[] bytes) {
            try {
                OutputStream out = (way == Way.UP ? upstream : client).getOutputStream();
                out.write(bytes);
                out.flush();
            } catch (IOException ended) {
                cut();
            }
        }

        /** Nothing else comes through any more, not even an answer that is quicker than the cut. */
        private void cutAfter(Way way, byte[] bytes) {
            if (broken.compareAndSet(false, true)) {
                writeNow(way, bytes);
                closeBoth();
            }
        }

        void cut() {
            if (broken.compareAndSet(false, true)) {
                closeBoth();
            }
        }

        private void closeBoth() {
            lines.remove(this);
            for (Socket socket : List.of(client, upstream)) {
                try {
                    socket.close();
                } catch (IOException alreadyBroken) {
                    LOG.debug("Broken is what it has to be.", alreadyBroken);
                }
            }
        }
    }
}
