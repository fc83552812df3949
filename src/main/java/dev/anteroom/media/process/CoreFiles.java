package dev.anteroom.media.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of hundreds of megabytes that a system may write into the directory where somebody started
 * the program, when native code aborts. They hold what was said and seen, too.
 */
@SuppressWarnings("restricted") // one foreign call, which cannot be made otherwise
final class CoreFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CoreFiles.class);

    /** {@code RLIMIT_CORE}, on Linux and macOS. */
    private static final int LIMIT = 4;

    private CoreFiles() {}

    /** None for this process from now on; does nothing where there are none. */
    static void forbid() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("setrlimit");
        if (function.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            // how much, and how much may be asked for later
            MemorySegment nothing = arena.allocate(JAVA_LONG, 2);
            int failed =
                    (int)
                            linker.downcallHandle(
                                            function.orElseThrow(),
                                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS))
                                    .invokeExact(LIMIT, nothing);
            if (failed != 0) {
                LOG.debug("The system keeps its limit for core files");
            }
        } catch (Throwable e) {
            LOG.debug("The limit for core files is not to be set", e);
        }
    }
}
