package dev.anteroom.media.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that only this user can look into, in memory where there is a place for that. Holds
 * the socket and the frames that two processes share.
 */
final class PrivateDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateDirectory.class);
    private static final Path MEMORY = Path.of("/dev/shm");

    /** Twelve pictures of a large screen; containers often have much less. */
    private static final long ENOUGH_BYTES = 1L << 29;

    private static final String PREFIX = "anteroom-media-";

    private final Path path;

    private PrivateDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @throws IOException when there is no place for it
     */
    static PrivateDirectory make() throws IOException {
        Path disk = Path.of(System.getProperty("java.io.tmpdir", "."));
        List<Path> places = hasRoom(MEMORY) ? List.of(MEMORY, disk) : List.of(disk);
        IOException refused = new IOException("No place");
        for (Path place : places) {
            try {
                // Made for its owner alone, where the system has owners.
                return new PrivateDirectory(Files.createTempDirectory(place, PREFIX));
            } catch (IOException e) {
                refused = e;
            }
        }
        throw refused;
    }

    private static boolean hasRoom(Path place) throws IOException {
        return Files.isDirectory(place)
                && Files.getFileStore(place).getUsableSpace() >= ENOUGH_BYTES;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        remove(path);
    }

    /** Removes a directory made here and the files in it; nothing when it is gone. */
    static void remove(Path directory) {
        if (!String.valueOf(directory.getFileName()).startsWith(PREFIX)
                || !Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            LOG.debug("{} is left over", directory, e);
        }
    }
}
