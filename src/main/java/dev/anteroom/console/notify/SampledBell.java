package dev.anteroom.console.notify;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings through the system's sound, on a thread of its own since a sound device may block. */
final class SampledBell implements Bell {
    private static final Logger LOG = LoggerFactory.getLogger(SampledBell.class);
    private static final AudioFormat FORMAT =
            new AudioFormat(BellTone.RATE, Short.SIZE, 1, true, false);

    private final ExecutorService player =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("anteroom-bell").factory());
    private final AtomicBoolean ringing = new AtomicBoolean();

    @Override
    public void ring(double volume, Consumer<Boolean> heard) {
        if (!ringing.compareAndSet(false, true)) {
            return;
        }
        try {
            player.execute(
                    () -> {
                        try {
                            heard.accept(play(volume));
                        } finally {
                            ringing.set(false);
                        }
                    });
        } catch (RejectedExecutionException closed) {
            ringing.set(false);
        }
    }

    @Override
    public void close() {
        // A device that hangs would hold up the end of the program; its thread is a daemon.
        player.shutdown();
    }

    private static boolean play(double volume) {
        try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
            line.open(FORMAT);
            line.start();
            byte[] samples = BellTone.samples(volume);
            line.write(samples, 0, samples.length);
            line.drain();
            return true;
        } catch (LineUnavailableException | IllegalArgumentException noDevice) {
            LOG.info("There is nothing to play a sound on: {}", noDevice.getMessage());
            return false;
        }
    }
}
