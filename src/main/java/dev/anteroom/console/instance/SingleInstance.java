package dev.anteroom.console.instance;

import dev.anteroom.console.instance.InstanceException.Problem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Being the first Anteroom of this user: holds the lock, and hears what further starts ask. The
 * socket is the user's alone, by its directory, by its own permissions, and by asking the system
 * who is at the other end. Thread-safe.
 */
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);

    private final InstancePlace place;
    private final InstanceLock lock;
    private final ServerSocketChannel server;
    private boolean closed;

    private SingleInstance(InstancePlace place, InstanceLock lock, ServerSocketChannel server) {
        this.place = place;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Becomes the first, or hands a request to whoever is. Blocks, at most for the limit once the
     * first was found.
     *
     * @param limit how long the first may take to answer
     * @return empty when the request was handed over and taken
     */
    public static Optional<SingleInstance> claim(
            InstancePlace place, InstanceRequest request, Duration limit) throws InstanceException {
        try {
            place.prepare();
            InstanceLock lock = InstanceLock.open(place.lock());
            try (FileLock door = lock.door()) {
                if (lock.life().isPresent()) {
                    LOG.debug("The first, with {} held.", door);
                    return Optional.of(new SingleInstance(place, lock, listen(place.socket())));
                }
            } catch (IOException unusable) {
                lock.close();
                throw unusable;
            }
            lock.close();
        } catch (IOException | UnsupportedOperationException unusable) {
            throw new InstanceException(Problem.NO_PLACE, unusable);
        }
        InstanceCaller.handOver(place.socket(), request, limit);
        return Optional.empty();
    }

    /**
     * Hands a request to the first, if there is one that takes it; becomes nothing itself. Blocks,
     * at most for the limit.
     */
    public static boolean tell(InstancePlace place, InstanceRequest request, Duration limit) {
        if (!Files.exists(place.socket())) {
            return false;
        }
        try {
            place.prepare();
            InstanceCaller.handOver(place.socket(), request, limit);
            return true;
        } catch (InstanceException | IOException nobody) {
            LOG.debug("Nobody took the request.", nobody);
            return false;
        }
    }

    /** Hears requests from now on; those that came before have waited. Once. */
    public void serve(WindowCalls calls) {
        try {
            InstanceServer hearing =
                    new InstanceServer(server, Files.getOwner(place.socket()), calls);
            Thread.ofPlatform().daemon().name("anteroom-instance").start(hearing::run);
        } catch (IOException gone) {
            LOG.warn("Further starts are not heard.", gone);
        }
    }

    /** Lets another be the first. Twice is fine. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                FileLock door = lock.door()) {
            LOG.debug("No longer the first, with {} held.", door);
            server.close();
            Files.deleteIfExists(place.socket());
        } catch (IOException left) {
            // The system gives the lock back at the end of the process, and the next start takes
            // the socket away.
            LOG.info("The lock of the first could not be given back in order.", left);
        }
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        // Left behind by one that was killed: whoever holds the lock is the only one alive.
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(socket));
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            return channel;
        } catch (IOException unusable) {
            channel.close();
            throw unusable;
        }
    }
}
