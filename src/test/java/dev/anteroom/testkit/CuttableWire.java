package dev.anteroom.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The network between a browser and a server, which a test can cut: a port on loopback whose
 * connections all go to the server's port. A cut breaks what is open and refuses what comes.
 */
public final class CuttableWire implements AutoCloseable {
    private final int target;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wire-", 0).factory());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket door;
    private volatile boolean cut;

    private CuttableWire(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A whole wire to a port of this machine. */
    public static CuttableWire to(int port) {
        try {
            CuttableWire wire = new CuttableWire(port);
            wire.threads.execute(wire::accept);
            return wire;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The same address as seen through the wire. */
    public URI through(URI address) {
        return URI.create(
                address.toString().replace(":" + target + "/", ":" + door.getLocalPort() + "/"));
    }

    /** Breaks all connections; new ones are broken at once until {@link #mend()}. */
    public void cut() {
        cut = true;
        open.forEach(CuttableWire::hangUp);
    }

    /** Lets new connections through again. */
    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                open.add(browser);
                if (cut) {
                    hangUp(browser);
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(server);
                    threads.execute(() -> pump(browser, server));
                    threads.execute(() -> pump(server, browser));
                }
            } catch (SocketException doorClosed) {
                return;
            } catch (IOException unreachable) {
                throw new UncheckedIOException(unreachable);
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException brokenOnPurpose) {
            // Either side hung up, which is what this wire is for; the other side hears of it
            // below.
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException alreadyClosed) {
            // Closing twice is what both directions do.
        } catch (IOException cannotClose) {
            throw new UncheckedIOException(cannotClose);
        }
    }

    /** Cuts for good. */
    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException cannotClose) {
            throw new UncheckedIOException(cannotClose);
        } finally {
            threads.shutdownNow();
        }
    }
}
