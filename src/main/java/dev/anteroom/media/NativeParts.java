package dev.anteroom.media;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What captures and links are made from, once the library is loaded. Only used on the rtc thread.
 *
 * @param live counts the native objects that are open
 */
record NativeParts(
        AtomicInteger live,
        SendingSide sending,
        ReceivingSide receiving,
        SoundSystem sound,
        Loudspeaker speaker,
        Cameras cameras)
        implements AutoCloseable {
    /** Loads nothing; the library must be loaded. */
    static NativeParts open(
            TaskThread rtc, AtomicInteger live, SoundSystem sound, Cameras cameras) {
        return new NativeParts(
                live,
                new SendingSide(new NativeScope(live)),
                new ReceivingSide(new NativeScope(live)),
                sound,
                new Loudspeaker(rtc, sound),
                cameras);
    }

    NativeScope scope() {
        return new NativeScope(live);
    }

    @Override
    public void close() {
        speaker.close();
        sound.close();
        receiving.close();
        sending.close();
    }
}
