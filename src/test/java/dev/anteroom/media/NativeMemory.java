package dev.anteroom.media;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/** What native code has allocated and not freed, by the C library's own count. */
@SuppressWarnings("restricted") // one foreign call, which cannot be made otherwise
final class NativeMemory {
    private static final MemoryLayout STRUCT =
            MemoryLayout.structLayout(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                    JAVA_LONG, JAVA_LONG, JAVA_LONG);
    // the fields hblkhd and uordblks of struct mallinfo2
    private static final long MAPPED = 4 * JAVA_LONG.byteSize();
    private static final long USED = 7 * JAVA_LONG.byteSize();

    private NativeMemory() {}

    static long bytesInUse() {
        Linker linker = Linker.nativeLinker();
        MethodHandle count =
                linker.downcallHandle(
                        linker.defaultLookup().find("mallinfo2").orElseThrow(),
                        FunctionDescriptor.of(STRUCT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = (MemorySegment) count.invoke((SegmentAllocator) arena);
            return counts.get(JAVA_LONG, USED) + counts.get(JAVA_LONG, MAPPED);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
