package dev.anteroom.media;

import java.util.concurrent.TimeUnit;

/** Sends a quiet tone that comes and goes each second. */
final class SyntheticMicrophone {
    static final DeviceCatalog.Device DEVICE =
            new DeviceCatalog.Device("synthetic:microphone", "Simulated microphone", true);

    static final int HERTZ = 440;
    private static final int RATE = SoundSystem.RATE;
    private static final int AMPLITUDE = 3000;
    private static final int FRAMES = 100;
    private static final int SAMPLES = RATE / FRAMES;
    private static final int RAMP_SAMPLES = 2400;

    /** One second, which the tone fills with whole waves. */
    private final byte[][] second = new byte[FRAMES][];

    private final VoiceOutlet outlet;
    private int turn;

    /** Switches it on; the scope switches it off. */
    static void open(VoiceOutlet outlet, NativeScope scope) {
        SyntheticMicrophone microphone = new SyntheticMicrophone(outlet);
        long period = TimeUnit.SECONDS.toNanos(1) / FRAMES;
        scope.own(new Ticker("anteroom-tone", period, microphone::beat), Ticker::close);
    }

    private SyntheticMicrophone(VoiceOutlet outlet) {
        this.outlet = outlet;
        for (int i = 0; i < FRAMES; i++) {
            second[i] = frame(i * SAMPLES);
        }
    }

    private void beat() {
        outlet.put(second[turn], RATE, 1);
        turn = (turn + 1) % FRAMES;
    }

    private static byte[] frame(int from) {
        byte[] bytes = new byte[2 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            int at = from + i;
            double wave = Math.sin(2 * Math.PI * HERTZ * at / RATE);
            int sample = (int) (AMPLITUDE * loudness(at) * wave);
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        return bytes;
    }

    /** Loud for the first six tenths of a second, without a click at either end. */
    private static double loudness(int at) {
        int length = RATE * 6 / 10;
        int toEdge = Math.min(at, length - at);
        return Math.clamp((double) toEdge / RAMP_SAMPLES, 0.0, 1.0);
    }
}
