package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens for one frequency in received sound. */
final class Hearing implements AudioTrackSink {
    private final AtomicInteger tonal = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger loudest = new AtomicInteger();
    private volatile int hertz = 440;

    void listenFor(int frequency) {
        hertz = frequency;
        tonal.set(0);
        loudest.set(0);
        heard.set(0);
    }

    @Override
    public void onData(byte[] data, int bits, int rate, int channels, int frames) {
        heard.incrementAndGet();
        double[] samples = new double[frames];
        double energy = 0;
        for (int i = 0; i < frames; i++) {
            int at = 2 * channels * i;
            samples[i] = (short) ((data[at] & 0xff) | (data[at + 1] << 8));
            energy += samples[i] * samples[i];
        }
        double rms = Math.sqrt(energy / frames);
        loudest.accumulateAndGet((int) rms, Math::max);
        if (rms > 100 && share(samples, rate, energy) > 0.8) {
            tonal.incrementAndGet();
        }
    }

    /** The share of the energy at the frequency, by Goertzel. */
    private double share(double[] samples, int rate, double energy) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / rate);
        double before = 0;
        double last = 0;
        for (double sample : samples) {
            double now = sample + coefficient * last - before;
            before = last;
            last = now;
        }
        double power = last * last + before * before - coefficient * last * before;
        return 2 * power / samples.length / energy;
    }

    /** How many frames of ten milliseconds were almost wholly the tone. */
    int tonalFrames() {
        return tonal.get();
    }

    int frames() {
        return heard.get();
    }

    /** The loudest frame's root mean square. */
    int loudest() {
        return loudest.get();
    }

    @Override
    public String toString() {
        return "%d of %d frames were %d Hz, loudest %d"
                .formatted(tonal.get(), heard.get(), hertz, loudest.get());
    }
}
