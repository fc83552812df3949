package dev.anteroom.practice.relay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secured connection of one link on a thread of its own, since the library waits: first the
 * handshake, then the watch for the goodbye. Datagrams reach it through a short queue.
 */
final class DtlsSession implements Runnable {
    /** Follows a session, on the session's thread. */
    interface Watcher {
        void established(SrtpKeys keys);

        /** The session is over, whoever ended it. Once. */
        void over();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DtlsSession.class);
    private static final int QUEUE = 64;
    private static final int LARGEST = 1200;
    private static final int WATCH_MILLIS = 60_000;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>(QUEUE);
    private final DtlsServer server;
    private final Consumer<ByteBuffer> network;
    private final Watcher watcher;
    private volatile boolean ended;

    DtlsSession(DtlsServer server, Consumer<ByteBuffer> network, Watcher watcher) {
        this.server = server;
        this.network = network;
        this.watcher = watcher;
    }

    /**
     * Hands a datagram over; it is lost when the session is too slow, or when it asks for too much.
     */
    void arrived(byte[] datagram) {
        if (!HandshakeLength.isSensible(datagram)) {
            LOG.debug("A link sends a piece of a handshake message that is too long.");
        } else if (!inbox.offer(datagram)) {
            LOG.debug("A link sends handshake records faster than they can be read.");
        }
    }

    /** Says goodbye and ends the session soon. */
    void end() {
        ended = true;
        inbox.clear();
        inbox.offer(END);
    }

    @Override
    public void run() {
        try {
            DTLSTransport transport = new DTLSServerProtocol().accept(server, new Inbox());
            watcher.established(server.keys());
            watch(transport);
        } catch (IOException | RuntimeException broken) {
            // The library throws both for what a stranger sends.
            LOG.debug("A secured connection ended: {}", broken.toString());
        } finally {
            watcher.over();
        }
    }

    private void watch(DTLSTransport transport) throws IOException {
        byte[] unused = new byte[transport.getReceiveLimit()];
        try {
            while (!ended && !server.saidGoodbye()) {
                transport.receive(unused, 0, unused.length, WATCH_MILLIS);
            }
        } finally {
            transport.close();
        }
    }

    /** What the library takes for the network. */
    private final class Inbox implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return MediaPort.BUFFER;
        }

        @Override
        public int getSendLimit() {
            return LARGEST;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis)
                throws IOException {
            try {
                byte[] datagram = inbox.poll(Math.max(1, waitMillis), TimeUnit.MILLISECONDS);
                if (ended) {
                    // The one kind that the library does not take for a broken connection, so that
                    // a goodbye can still be said.
                    throw new InterruptedIOException("The link was ended.");
                }
                if (datagram == null) {
                    return -1;
                }
                int taken = Math.min(length, datagram.length);
                System.arraycopy(datagram, 0, buffer, offset, taken);
                return taken;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted.", interrupted);
            }
        }

        @Override
        public void send(byte[] buffer, int offset, int length) {
            network.accept(ByteBuffer.wrap(buffer.clone(), offset, length));
        }

        @Override
        public void close() {
            // The library may be about to wait for the next datagram.
            end();
        }
    }
}
