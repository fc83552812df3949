package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import org.jspecify.annotations.Nullable;

/**
 * Received sound on its way to the speaker. The library's clock puts ten milliseconds in, the
 * speaker's takes them out; what the two disagree about is dropped or filled with silence.
 */
final class Ear implements AudioTrackSink, MixerVoice {
    private static final int CHANNELS = 2;
    private static final int FRAME = CHANNELS * SoundSystem.FRAME;
    private static final int FRAMES_BEFORE_START = 3;
    private static final int FRAMES_AT_MOST = 12;
    private static final int FRAMES_A_LEVEL = 20;

    private final short[] ring = new short[FRAMES_AT_MOST * FRAME];
    private int first;
    private int filled;
    private boolean started;
    private volatile double volume = 1;
    private volatile @Nullable AudioMeter meter;
    private int peak;
    private int measured;

    void volume(double wanted) {
        volume = Math.clamp(wanted, 0.0, 1.0);
    }

    void meter(@Nullable AudioMeter follower) {
        meter = follower;
    }

    /** Called by the library. */
    @Override
    public void onData(byte[] data, int bits, int rate, int channels, int frames) {
        if (frames > 0 && bits == 16) {
            put(data, channels, frames, (int) ((long) frames * SoundSystem.RATE / rate));
            measure(data);
        }
    }

    private synchronized void put(byte[] data, int channels, int frames, int wanted) {
        for (int i = 0; i < wanted; i++) {
            // the nearest sample; the library's decoders give the speaker's rate as a rule
            int at = (int) ((long) i * frames / wanted) * channels;
            append(sample(data, at));
            append(sample(data, channels > 1 ? at + 1 : at));
        }
    }

    private static short sample(byte[] data, int index) {
        return (short) ((data[2 * index] & 0xff) | (data[2 * index + 1] << 8));
    }

    private void append(short sample) {
        ring[(first + filled) % ring.length] = sample;
        if (filled < ring.length) {
            filled++;
        } else {
            first = (first + 1) % ring.length;
        }
    }

    @Override
    public synchronized void addTo(int[] sum) {
        if (filled >= FRAMES_BEFORE_START * FRAME) {
            started = true;
        } else if (filled < FRAME) {
            started = false;
        }
        if (started) {
            for (int i = 0; i < FRAME; i++) {
                sum[i] += (int) (ring[(first + i) % ring.length] * volume);
            }
            first = (first + FRAME) % ring.length;
            filled -= FRAME;
        }
    }

    private void measure(byte[] data) {
        AudioMeter follower = meter;
        if (follower == null) {
            return;
        }
        for (int i = 0; 2 * i + 1 < data.length; i++) {
            peak = Math.max(peak, Math.abs(sample(data, i)));
        }
        if (++measured >= FRAMES_A_LEVEL) {
            follower.level(Math.min(1.0, peak / (double) Short.MAX_VALUE));
            measured = 0;
            peak = 0;
        }
    }
}
