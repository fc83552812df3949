package dev.anteroom.console.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock that says who is first. The system gives it back when its holder dies, however that
 * happens. A second lock in the same file, the door, is held for moments by whoever is about to
 * take, give back or find the first one: so nobody sees a lock that is held without its socket.
 */
final class InstanceLock implements AutoCloseable {
    private static final long DOOR = 0;
    private static final long LIFE = 1;

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    static InstanceLock open(Path file) throws IOException {
        return new InstanceLock(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** Waits until nobody else is at the door. */
    FileLock door() throws IOException {
        return channel.lock(DOOR, 1, false);
    }

    /** Becomes the first; empty when somebody else is. */
    Optional<FileLock> life() throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LIFE, 1, false));
        } catch (OverlappingFileLockException heldInThisProcess) {
            return Optional.empty();
        }
    }

    /** Gives everything back. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
