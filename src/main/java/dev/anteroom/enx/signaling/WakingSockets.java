package dev.anteroom.enx.signaling;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Plain sockets that wake whoever waits on something when they are closed. The HTTP library's
 * thread that clears its pool of connections sleeps on the pool, for five minutes once a connection
 * is in use, and is told of idle connections only: one that simply ends, as every WebSocket does,
 * would keep it there for nothing. Thread-safe.
 */
final class WakingSockets extends SocketFactory {
    private final Object sleptOn;

    WakingSockets(Object sleptOn) {
        this.sleptOn = sleptOn;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    wake();
                }
            }
        };
    }

    private void wake() {
        synchronized (sleptOn) {
            sleptOn.notifyAll();
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(new InetSocketAddress(from, fromPort), new InetSocketAddress(host, port));
    }

    private Socket connected(@Nullable SocketAddress from, SocketAddress to) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }
}
