package dev.anteroom.media.process;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one view lends to the media process for its frames. Thread-safe; its lock is held neither
 * while a file is made nor while the process is told of it.
 */
final class LentMemory {
    private static final Logger LOG = LoggerFactory.getLogger(LentMemory.class);

    /** More than any sink has buffers. What was not used for longest is given back first. */
    static final int MOST_REGIONS = 8;

    private static final byte[] ZEROS = new byte[64 * 1024];

    private final int view;
    private final PrivateDirectory directory;
    private final Consumer<Command> child;
    private final Map<Integer, Region> regions = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, Path> files = new LinkedHashMap<>();
    private int lastRegion;
    private boolean closed;

    /**
     * Memory that both processes have.
     *
     * @param number what both call it
     */
    record Region(int number, ByteBuffer bytes) {
        /** Where a buffer begins in it; negative when it is not wholly in it. */
        private long offsetOf(ByteBuffer buffer, int length) {
            long offset =
                    MemorySegment.ofBuffer(buffer).address()
                            - MemorySegment.ofBuffer(bytes).address();
            return offset + length <= bytes.capacity() ? offset : -1;
        }
    }

    /**
     * A part of such memory.
     *
     * @param offset in bytes
     */
    record Place(int region, int offset) {}

    /**
     * Nothing yet.
     *
     * @param child told what it gets and what it has to give back; may block whoever lends
     */
    LentMemory(int view, PrivateDirectory directory, Consumer<Command> child) {
        this.view = view;
        this.directory = directory;
        this.child = child;
    }

    /**
     * Lends more. What was not used for longest is taken back when that is too much.
     *
     * @return null when nothing is lent any more
     * @throws IOException when there is no room for it
     */
    @Nullable Region lend(int bytes) throws IOException {
        int number = nextNumber();
        Path file = directory.file("frame-" + view + "-" + number);
        Region made;
        try {
            made = new Region(number, map(file, bytes));
        } catch (IOException e) {
            delete(file);
            throw e;
        }
        Integer oldest;
        synchronized (this) {
            if (closed) {
                delete(file);
                return null;
            }
            oldest = regions.size() < MOST_REGIONS ? null : regions.keySet().iterator().next();
            if (oldest != null) {
                regions.remove(oldest);
                delete(files.remove(oldest));
            }
            files.put(number, file);
            regions.put(number, made);
        }
        if (oldest != null) {
            child.accept(new Command.Unshare(view, oldest));
        }
        child.accept(new Command.Share(view, number, file.toString(), bytes));
        return made;
    }

    private synchronized int nextNumber() {
        return ++lastRegion;
    }

    private static ByteBuffer map(Path file, int bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            fill(channel, bytes);
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
        }
    }

    /** Takes the space now: a write into a mapping that finds none would end the process. */
    private static void fill(FileChannel channel, int bytes) throws IOException {
        int left = bytes;
        while (left > 0) {
            left -= channel.write(ByteBuffer.wrap(ZEROS, 0, Math.min(left, ZEROS.length)));
        }
    }

    /** Where a buffer is in what is lent, which counts as a use; null when it is elsewhere. */
    synchronized @Nullable Place placeOf(ByteBuffer buffer, int bytes) {
        for (Region region : regions.values()) {
            long offset = region.offsetOf(buffer, bytes);
            if (offset >= 0) {
                regions.get(region.number());
                return new Place(region.number(), Math.toIntExact(offset));
            }
        }
        return null;
    }

    /** The other process has it, by whatever name: its file is not needed any more. */
    synchronized void mapped(int region) {
        delete(files.remove(region));
    }

    /** Lends nothing any more. What the sink still has of it stays its own. */
    synchronized void close() {
        closed = true;
        files.values().forEach(LentMemory::delete);
        files.clear();
        regions.clear();
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Some systems keep what is mapped; it goes with its directory.
            LOG.debug("{} is left over", file, e);
        }
    }
}
