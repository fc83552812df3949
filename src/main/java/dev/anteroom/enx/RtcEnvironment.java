package dev.anteroom.enx;

import dev.anteroom.enx.signaling.ChannelFactory;
import dev.anteroom.media.MediaEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What rooms need from the outside; tests bring their own.
 *
 * @param channels opens connections
 * @param loops makes one single-threaded executor a room
 * @param timer runs a task later, on a thread that must only post
 * @param clock the wall clock
 * @param nanos the monotonic clock, in nanoseconds
 * @param media camera, microphone and connections; null for rooms without media
 */
record RtcEnvironment(
        ChannelFactory channels,
        Supplier<Executor> loops,
        Timer timer,
        InstantSource clock,
        LongSupplier nanos,
        @Nullable MediaEngine media) {
    /** Runs tasks later. */
    interface Timer {
        /** Runs the task once after the delay unless cancelled; cancelling twice is fine. */
        Runnable after(Duration delay, Runnable task);
    }
}
