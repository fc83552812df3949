package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture's sound goes: to the links that send it, and to whoever follows its level. The
 * source stays the same whatever the microphone is.
 */
final class VoiceOutlet {
    private static final int BITS = 16;
    private static final int FRAMES_A_LEVEL = 10;

    private final CustomAudioSource source;
    private volatile boolean sending = true;
    private volatile @Nullable AudioMeter meter;
    private byte[] silence = new byte[0];
    private int peak;
    private int heard;

    VoiceOutlet(CustomAudioSource source) {
        this.source = source;
    }

    CustomAudioSource source() {
        return source;
    }

    void send(boolean enabled) {
        sending = enabled;
    }

    void meter(@Nullable AudioMeter follower) {
        meter = follower;
    }

    /**
     * Passes ten milliseconds of 16 bit sound on. Synchronized because two voices at once in one
     * source make the library end the process.
     */
    synchronized void put(byte[] sound, int rate, int channels) {
        int frames = sound.length / (2 * channels);
        source.pushAudio(sending ? sound : silence(sound.length), BITS, rate, channels, frames);
        AudioMeter follower = meter;
        if (follower != null) {
            follow(follower, sound);
        }
    }

    private byte[] silence(int length) {
        if (silence.length != length) {
            silence = new byte[length];
        }
        return silence;
    }

    private void follow(AudioMeter follower, byte[] sound) {
        for (int at = 0; at + 1 < sound.length; at += 2) {
            int sample = (short) ((sound[at] & 0xff) | (sound[at + 1] << 8));
            peak = Math.max(peak, Math.abs(sample));
        }
        if (++heard >= FRAMES_A_LEVEL) {
            follower.level(Math.min(1.0, peak / (double) Short.MAX_VALUE));
            peak = 0;
            heard = 0;
        }
    }
}
