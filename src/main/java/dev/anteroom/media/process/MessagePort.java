package dev.anteroom.media.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a connection that carries messages both ways, with a thread for each. What is sent
 * before the connection is there goes first. Thread-safe.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
final class MessagePort<I, O> implements AutoCloseable {
    /** A description with many candidates has some ten thousand bytes. */
    static final int LARGEST = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(MessagePort.class);
    private static final int USUAL = 16 * 1024;

    private final Class<I> incoming;
    private final Class<O> outgoing;
    private final ExecutorService writer;
    private final Thread reader;
    private final Runnable whenEnded;
    private volatile @Nullable SocketChannel channel;
    private volatile boolean closed;
    private Consumer<I> received = _ -> {};
    private final Object writing = new Object();
    private final AtomicInteger waiting = new AtomicInteger();
    private ByteBuffer out = ByteBuffer.allocateDirect(USUAL);

    /** Makes the connection; may block until it is there. */
    @FunctionalInterface
    interface Opening {
        SocketChannel open() throws IOException;
    }

    /**
     * @param name of the threads
     * @param whenEnded called once, on a thread of this: there will be no more messages
     */
    MessagePort(String name, Class<I> incoming, Class<O> outgoing, Runnable whenEnded) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.whenEnded = whenEnded;
        writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name(name + "-out").factory());
        reader = Thread.ofPlatform().daemon().name(name + "-in").unstarted(this::read);
    }

    /**
     * Connects. Once, before anything is sent.
     *
     * @param listener called on the reading thread, one message after the other
     */
    void connect(Opening opening, Consumer<I> listener) {
        received = listener;
        inTurn(
                () -> {
                    try {
                        channel = opening.open();
                        if (closed) {
                            closeChannel();
                        }
                    } catch (IOException e) {
                        LOG.debug("No connection", e);
                    }
                    reader.start();
                });
    }

    /**
     * Sends a message, after those sent before. Never blocks. Dropped when the connection is over.
     */
    void send(O message) {
        inTurn(
                () -> {
                    synchronized (writing) {
                        write(message);
                    }
                });
    }

    /**
     * Sends a message on this thread, unless others have to go first; then as {@link #send} does.
     * Saves a hand-over to another thread, and blocks while the other side takes nothing.
     */
    void sendNow(O message) {
        if (waiting.get() == 0) {
            synchronized (writing) {
                // What waits now came from others, who cannot tell which was first.
                write(message);
            }
        } else {
            send(message);
        }
    }

    private void inTurn(Runnable task) {
        waiting.incrementAndGet();
        try {
            writer.execute(
                    () -> {
                        task.run();
                        waiting.decrementAndGet();
                    });
        } catch (RejectedExecutionException e) {
            LOG.debug("Dropped a message, the connection is over");
        }
    }

    /** Holds the lock {@link #writing}. */
    private void write(O message) {
        SocketChannel open = channel;
        if (open == null) {
            return;
        }
        byte[] bytes = RecordCodec.encode(outgoing, message);
        if (out.capacity() < Integer.BYTES + bytes.length) {
            out = ByteBuffer.allocateDirect(Integer.BYTES + bytes.length);
        }
        out.clear().putInt(bytes.length).put(bytes).flip();
        try {
            while (out.hasRemaining()) {
                open.write(out);
            }
        } catch (IOException e) {
            // The reader finds the end, too, and says so.
            closeChannel();
        }
    }

    private void read() {
        SocketChannel open = channel;
        try {
            if (open != null) {
                readAll(open);
            }
        } catch (EOFException e) {
            LOG.debug("The other side ended");
        } catch (IOException e) {
            LOG.debug("The connection broke", e);
        } finally {
            close();
            whenEnded.run();
        }
    }

    private void readAll(SocketChannel from) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(USUAL).flip();
        while (true) {
            in = filled(from, in, Integer.BYTES);
            int length = in.getInt();
            if (length < 0 || length > LARGEST) {
                throw new IOException("A message of an impossible length");
            }
            in = filled(from, in, length);
            I message = RecordCodec.decode(incoming, in.slice(in.position(), length));
            in.position(in.position() + length);
            received.accept(message);
        }
    }

    /** The buffer, or a larger one, with so many bytes at least. */
    private static ByteBuffer filled(SocketChannel from, ByteBuffer in, int bytes)
            throws IOException {
        if (in.remaining() >= bytes) {
            return in;
        }
        ByteBuffer to = in.capacity() >= bytes ? in.compact() : larger(in, bytes);
        while (to.position() < bytes) {
            if (from.read(to) < 0) {
                throw new EOFException();
            }
        }
        return to.flip();
    }

    private static ByteBuffer larger(ByteBuffer in, int bytes) {
        return ByteBuffer.allocateDirect(bytes).put(in);
    }

    /** Ends the connection; what was not sent yet is not sent any more. Twice is fine. */
    @Override
    public void close() {
        closed = true;
        closeChannel();
        writer.shutdownNow();
    }

    private void closeChannel() {
        SocketChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("The connection does not close", e);
            }
        }
    }
}
