package dev.anteroom.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Puts TLS in front of a server on this machine: whatever comes in is handed on in the clear. */
public final class TlsGate implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger passed = new AtomicInteger();

    /** Opens a gate on a free port. */
    public TlsGate(SSLContext identity, InetSocketAddress behind) throws IOException {
        this.behind = behind;
        door =
                identity.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("tls-gate").start(this::welcome);
    }

    /** Where it is. */
    public int port() {
        return door.getLocalPort();
    }

    /** How many bytes came through it from outside. */
    public int passed() {
        return passed.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket outside = door.accept();
                open.add(outside);
                Thread.ofPlatform().daemon().start(() -> connect(outside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket outside) {
        try (outside;
                Socket inside = new Socket()) {
            open.add(inside);
            InputStream said = outside.getInputStream();
            byte[] first = new byte[8192];
            // Nobody behind the gate hears of a client that breaks off during the handshake.
            int length = said.read(first);
            if (length < 0) {
                return;
            }
            inside.connect(behind);
            Thread back =
                    Thread.ofPlatform().daemon().start(() -> copy(inside, outside, new byte[8192]));
            passed.addAndGet(length);
            inside.getOutputStream().write(asIfAskedDirectly(first, length));
            for (int more = said.read(first); more >= 0; more = said.read(first)) {
                passed.addAndGet(more);
                inside.getOutputStream().write(first, 0, more);
            }
            inside.shutdownOutput();
            back.join();
        } catch (IOException brokenOff) {
            // The clients of the tests notice.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The practice room answers to its own name only. */
    private byte[] asIfAskedDirectly(byte[] first, int length) {
        String own = behind.getHostString() + ":" + behind.getPort();
        return new String(first, 0, length, StandardCharsets.ISO_8859_1)
                .replace("localhost:" + port(), own)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void copy(Socket from, Socket to, byte[] buffer) {
        try (from) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
            to.close();
        } catch (IOException brokenOff) {
            // The clients of the tests notice.
        }
    }
}
