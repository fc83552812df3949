package dev.anteroom.bench;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import com.sun.management.ThreadMXBean;
import dev.anteroom.console.video.VideoPane;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Watches the JavaFX application thread pulse by pulse: how long it was busy, and when a picture
 * that it picked up had been drawn. JavaFX application thread.
 */
final class PulseWatch {
    /** A picture by the moment it was received, and the moment it was drawn. */
    record Drawn(long captureNanos, long drawnNanos) {}

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final VideoPane first;
    private final List<Long> busyCpu = new ArrayList<>();
    private final List<Long> busyWall = new ArrayList<>();
    private final List<Drawn> drawn = new ArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            };
    private long cpuBefore;
    private long framesBefore;

    PulseWatch(VideoPane first) {
        this.first = first;
    }

    /** To be called after the first pictures, so that each pulse picks up before it looks. */
    void start() {
        busyCpu.clear();
        busyWall.clear();
        drawn.clear();
        cpuBefore = THREADS.getCurrentThreadCpuTime();
        framesBefore = first.frames();
        timer.start();
    }

    void stop() {
        timer.stop();
    }

    List<Long> busyCpu() {
        return busyCpu;
    }

    List<Long> busyWall() {
        return busyWall;
    }

    List<Drawn> drawn() {
        return drawn;
    }

    private void pulse() {
        long cpu = THREADS.getCurrentThreadCpuTime();
        busyCpu.add(cpu - cpuBefore);
        cpuBefore = cpu;
        long begin = System.nanoTime();
        boolean fresh = first.frames() != framesBefore;
        framesBefore = first.frames();
        long captured = first.captureNanos();
        // Runs once this pulse is over: the window is on its way to the renderer then.
        Platform.runLater(
                () -> {
                    busyWall.add(System.nanoTime() - begin);
                    if (fresh) {
                        afterDrawing(() -> drawn.add(new Drawn(captured, System.nanoTime())));
                    }
                });
    }

    /** The renderer does one thing after another, so what is asked for now follows the drawing. */
    private static void afterDrawing(Runnable task) {
        var _ = Toolkit.getToolkit().addRenderJob(new RenderJob(() -> Platform.runLater(task)));
    }
}
