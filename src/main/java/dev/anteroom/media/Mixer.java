package dev.anteroom.media;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Adds up what is to be heard, and tells the echo cancellers. Thread-safe. */
final class Mixer implements SoundSystem.Giver {
    private final List<MixerVoice> voices = new CopyOnWriteArrayList<>();
    private final List<VoiceProcessor> cancellers = new CopyOnWriteArrayList<>();
    private final int[] sum = new int[2 * SoundSystem.FRAME];

    void add(MixerVoice voice) {
        voices.add(voice);
    }

    void remove(MixerVoice voice) {
        voices.remove(voice);
    }

    boolean silent() {
        return voices.isEmpty();
    }

    /** Tells this one from now on what comes out of the speaker. */
    void inform(VoiceProcessor canceller) {
        cancellers.add(canceller);
    }

    void forget(VoiceProcessor canceller) {
        cancellers.remove(canceller);
    }

    @Override
    public void fill(byte[] sound) {
        Arrays.fill(sum, 0);
        for (MixerVoice voice : voices) {
            voice.addTo(sum);
        }
        for (int i = 0; i < sum.length; i++) {
            int sample = Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE);
            sound[2 * i] = (byte) sample;
            sound[2 * i + 1] = (byte) (sample >> 8);
        }
        for (VoiceProcessor canceller : cancellers) {
            canceller.heard(sound);
        }
    }
}
