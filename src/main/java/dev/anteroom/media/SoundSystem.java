package dev.anteroom.media;

import java.util.List;
import java.util.Optional;

/** The microphones and speakers of this machine. Thread-safe; nothing waits for the system. */
interface SoundSystem extends AutoCloseable {
    /**
     * Begins to follow the devices.
     *
     * @param changed called on a thread of the sound system after each change
     */
    void follow(Runnable changed);

    /** What there is now. */
    Found found();

    /**
     * Records sixteen bit samples of one channel at {@link #RATE}, ten milliseconds at a time.
     *
     * @param taker called on a thread of its own
     * @param broken called once on that thread when the device does not open or stops working
     */
    Stream record(String microphoneId, Taker taker, Runnable broken);

    /**
     * Plays sixteen bit samples of two channels at {@link #RATE}, ten milliseconds at a time.
     *
     * @param speakerId empty for the system's default
     * @param giver called on a thread of its own
     * @param broken called once on that thread when the device does not open or stops working
     */
    Stream play(Optional<String> speakerId, Giver giver, Runnable broken);

    @Override
    void close();

    /** Samples a second. */
    int RATE = 48_000;

    /** Samples in ten milliseconds. */
    int FRAME = RATE / 100;

    /** Bytes of ten milliseconds of one channel. */
    int MONO_BYTES = 2 * FRAME;

    /** Bytes of ten milliseconds of two channels. */
    int STEREO_BYTES = 2 * MONO_BYTES;

    /** The devices at one moment, the system's default first. */
    record Found(
            boolean working,
            List<DeviceCatalog.Device> microphones,
            List<DeviceCatalog.Device> speakers) {
        static final Found NOTHING = new Found(false, List.of(), List.of());

        /** Keeps its own copies. */
        public Found {
            microphones = List.copyOf(microphones);
            speakers = List.copyOf(speakers);
        }
    }

    /** Gets what was recorded. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param sound filled anew for each call; {@link #MONO_BYTES} long
         */
        void take(byte[] sound);
    }

    /** Gives what is to be played. */
    @FunctionalInterface
    interface Giver {
        /**
         * @param sound to be filled; {@link #STEREO_BYTES} long
         */
        void fill(byte[] sound);
    }

    /** A device, being opened or open. Only used on the rtc thread. */
    interface Stream extends AutoCloseable {
        /** Ends it, and returns when nothing is taken or given any more. */
        @Override
        void close();
    }
}
