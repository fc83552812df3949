package dev.anteroom.media;

import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the way to sound on this system. */
final class SoundSystems {
    private static final Logger LOG = LoggerFactory.getLogger(SoundSystems.class);

    private SoundSystems() {}

    /** The sound of this system, not yet followed. Called after the native library was loaded. */
    static SoundSystem ofThisSystem() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return new ModuleSound();
        }
        try {
            return new PulseSound(new PulseLibrary(), null);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.warn("There is no library for the sound server: {}", e.getMessage());
            return new NoSound();
        }
    }
}
