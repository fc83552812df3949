package dev.anteroom.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody is heard. Open only while there is something to hear. Used on the rtc thread,
 * except for its mixer.
 */
final class Loudspeaker implements AutoCloseable {
    private final TaskThread rtc;
    private final SoundSystem sound;
    private final Mixer mixer = new Mixer();
    private Optional<String> wanted = Optional.empty();
    private Optional<String> opened = Optional.empty();
    private SoundSystem.@Nullable Stream stream;
    private long openings;

    Loudspeaker(TaskThread rtc, SoundSystem sound) {
        this.rtc = rtc;
        this.sound = sound;
    }

    Mixer mixer() {
        return mixer;
    }

    void add(MixerVoice voice) {
        mixer.add(voice);
        adjust();
    }

    void remove(MixerVoice voice) {
        mixer.remove(voice);
        adjust();
    }

    /** Plays a short tone, once. */
    void playTone() {
        TestTone[] tone = new TestTone[1];
        tone[0] = new TestTone(() -> rtc.run(() -> remove(tone[0])));
        add(tone[0]);
    }

    /** Chooses a speaker; one that is not there means the default. */
    void playOn(String speakerId) {
        wanted = Optional.of(speakerId);
        adjust();
    }

    /** Opens, closes or moves the sound to where it now belongs. */
    void adjust() {
        SoundSystem.Found found = sound.found();
        Optional<String> target =
                wanted.filter(
                        id -> found.speakers().stream().anyMatch(each -> each.id().equals(id)));
        boolean needed = found.working() && !mixer.silent();
        if (stream != null && (!needed || !target.equals(opened))) {
            stream.close();
            stream = null;
        }
        if (stream == null && needed) {
            opened = target;
            long opening = ++openings;
            stream = sound.play(target, mixer, () -> rtc.run(() -> broke(opening)));
        }
    }

    /** A speaker that breaks is opened again when the devices change, as they then do. */
    private void broke(long opening) {
        if (opening == openings && stream != null) {
            stream.close();
            stream = null;
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
