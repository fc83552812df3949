package dev.anteroom.media;

import java.nio.ByteBuffer;

/**
 * Where a {@link VideoSink} has its buffers from, so that an engine in another process can write
 * into them. Called where {@link VideoSink#nextBuffer} is.
 */
@FunctionalInterface
public interface FrameMemory {
    /** Memory of this process alone. */
    FrameMemory OWN = ByteBuffer::allocateDirect;

    /**
     * New memory, freed when nobody knows it any more.
     *
     * @param bytes how many are needed; there may be more
     * @return direct
     */
    ByteBuffer allocate(int bytes);
}
