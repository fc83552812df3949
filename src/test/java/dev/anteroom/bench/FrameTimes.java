package dev.anteroom.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * How long the frames of a movement kept the JavaFX application thread at worst, from a frame's
 * step to its end.
 *
 * @param worstWall nanoseconds, whatever else the machine did included
 * @param worstCpu nanoseconds that the thread worked
 */
record FrameTimes(long worstWall, long worstCpu) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final FrameTimes NONE = new FrameTimes(0, 0);

    /** Does one step a frame, on the JavaFX application thread, and waits for the end. */
    static FrameTimes of(int number, int limitSeconds, IntConsumer step) throws Exception {
        CompletableFuture<FrameTimes> done = new CompletableFuture<>();
        AnimationTimer timer =
                new AnimationTimer() {
                    private FrameTimes worst = NONE;
                    private int frame;

                    @Override
                    public void handle(long now) {
                        long begin = System.nanoTime();
                        long worked = THREADS.getCurrentThreadCpuTime();
                        if (frame > number) {
                            stop();
                            done.complete(worst);
                            return;
                        }
                        step.accept(frame++);
                        // Runs once this pulse is over.
                        Platform.runLater(
                                () ->
                                        worst =
                                                worst.or(
                                                        System.nanoTime() - begin,
                                                        THREADS.getCurrentThreadCpuTime()
                                                                - worked));
                    }
                };
        Platform.runLater(timer::start);
        return done.get(limitSeconds, TimeUnit.SECONDS);
    }

    private FrameTimes or(long wall, long cpu) {
        return new FrameTimes(Math.max(worstWall, wall), Math.max(worstCpu, cpu));
    }
}
