package dev.anteroom.media;

/** Brings ten milliseconds of sixteen bit sound to another rate and number of channels. */
final class SoundFormat {
    private SoundFormat() {}

    /** From any format to one channel at the engine's rate, by the nearest sample. */
    static void toMono(byte[] from, int channels, int frames, byte[] to) {
        int wanted = to.length / 2;
        for (int i = 0; i < wanted; i++) {
            int at = (int) ((long) i * frames / wanted) * channels;
            to[2 * i] = from[2 * at];
            to[2 * i + 1] = from[2 * at + 1];
        }
    }

    /** From two channels at the engine's rate to any format. */
    static void fromStereo(byte[] from, byte[] to, int channels, int frames) {
        int given = from.length / 4;
        for (int i = 0; i < frames; i++) {
            int at = 4 * (int) ((long) i * given / frames);
            for (int channel = 0; channel < channels; channel++) {
                int source = at + 2 * Math.min(channel, 1);
                int target = 2 * (i * channels + channel);
                to[target] = from[source];
                to[target + 1] = from[source + 1];
            }
        }
    }
}
