/**
 * Camera, microphone, speaker and peer connections, behind types of our own; the only place that
 * sees the native library. {@link MediaEngine} is the door.
 *
 * <p>The port is made so that the engine can live in a process of its own, as {@code media.process}
 * has it: what crosses it are immutable values, handles, listeners, and frames in buffers that the
 * receiver provides.
 */
@NullMarked
package dev.anteroom.media;

import org.jspecify.annotations.NullMarked;
