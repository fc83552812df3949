package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MixerTest {
    private final Mixer mixer = new Mixer();
    private final byte[] sound = new byte[SoundSystem.STEREO_BYTES];

    private int first() {
        mixer.fill(sound);
        return (short) ((sound[0] & 0xff) | (sound[1] << 8));
    }

    private static byte[] steady(int sample) {
        byte[] mono = new byte[SoundSystem.MONO_BYTES];
        for (int i = 0; i < mono.length; i += 2) {
            mono[i] = (byte) sample;
            mono[i + 1] = (byte) (sample >> 8);
        }
        return mono;
    }

    private static void hear(Ear ear, int sample, int frames) {
        for (int i = 0; i < frames; i++) {
            ear.onData(steady(sample), 16, SoundSystem.RATE, 1, SoundSystem.FRAME);
        }
    }

    @Test
    void fill_addsUpAndDoesNotOverflow() {
        mixer.add(sum -> Arrays.fill(sum, 20_000));
        assertEquals(20_000, first());
        mixer.add(sum -> add(sum, 20_000));
        assertEquals(Short.MAX_VALUE, first());
    }

    private static void add(int[] sum, int sample) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sample;
        }
    }

    @Test
    void ear_waitsForALittleSoundBeforeItBegins() {
        Ear ear = new Ear();
        mixer.add(ear);
        hear(ear, 1000, 2);
        assertEquals(0, first());
        hear(ear, 1000, 1);
        assertEquals(1000, first());
    }

    @Test
    void ear_isSilentAgainWhenNothingComes() {
        Ear ear = new Ear();
        mixer.add(ear);
        hear(ear, 1000, 3);
        first();
        first();
        assertEquals(1000, first());
        assertEquals(0, first());
    }

    @Test
    void ear_dropsTheOldestWhenTheSpeakerIsSlow() {
        Ear ear = new Ear();
        mixer.add(ear);
        hear(ear, 1000, 12);
        hear(ear, 2000, 11);
        assertEquals(1000, first());
        assertEquals(2000, first());
    }

    @Test
    void ear_keepsTheVolume() {
        Ear ear = new Ear();
        mixer.add(ear);
        ear.volume(0.5);
        hear(ear, 1000, 3);
        assertEquals(500, first());
    }

    @Test
    void ear_bringsOtherRatesToTheSpeakers() {
        Ear ear = new Ear();
        mixer.add(ear);
        byte[] slow = Arrays.copyOf(steady(700), 320);
        for (int i = 0; i < 3; i++) {
            ear.onData(slow, 16, 16_000, 1, 160);
        }
        assertEquals(700, first());
        assertEquals(700, first());
        assertEquals(700, first());
        assertEquals(0, first());
    }
}
