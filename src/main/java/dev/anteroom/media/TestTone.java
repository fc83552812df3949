package dev.anteroom.media;

/** A short tone, once. */
final class TestTone implements MixerVoice {
    static final int HERTZ = 523;
    private static final int SAMPLES = SoundSystem.RATE * 7 / 10;
    private static final int RAMP = SoundSystem.RATE / 20;
    private static final int AMPLITUDE = 8000;

    private final Runnable ended;
    private int at;

    /**
     * @param ended called once on the speaker's thread when the tone is over
     */
    TestTone(Runnable ended) {
        this.ended = ended;
    }

    @Override
    public void addTo(int[] sum) {
        for (int i = 0; i + 1 < sum.length && at < SAMPLES; i += 2) {
            double loudness = Math.min(1.0, Math.min(at, SAMPLES - at) / (double) RAMP);
            double wave = Math.sin(2 * Math.PI * HERTZ * at / SoundSystem.RATE);
            int sample = (int) (AMPLITUDE * loudness * wave);
            sum[i] += sample;
            sum[i + 1] += sample;
            at++;
            if (at == SAMPLES) {
                ended.run();
            }
        }
    }
}
