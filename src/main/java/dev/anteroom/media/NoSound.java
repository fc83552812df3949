package dev.anteroom.media;

import java.util.Optional;

/** A machine without sound. */
final class NoSound implements SoundSystem {
    @Override
    public void follow(Runnable changed) {
        changed.run();
    }

    @Override
    public Found found() {
        return Found.NOTHING;
    }

    @Override
    public Stream record(String microphoneId, Taker taker, Runnable broken) {
        broken.run();
        return () -> {};
    }

    @Override
    public Stream play(Optional<String> speakerId, Giver giver, Runnable broken) {
        broken.run();
        return () -> {};
    }

    @Override
    public void close() {}
}
