package dev.anteroom.console.settings;

/**
 * How a moderator wants to notice a knock.
 *
 * @param sound whether to play a sound
 * @param volumePercent of the sound, from 0 to 100
 * @param alerts whether to show an alert while the window is not in front
 */
public record NoticeSettings(boolean sound, int volumePercent, boolean alerts) {
    /** Everything on, at a moderate volume. */
    public static final NoticeSettings DEFAULTS = new NoticeSettings(true, 60, true);

    /**
     * Checks the volume.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public NoticeSettings {
        if (volumePercent < 0 || volumePercent > 100) {
            throw new IllegalArgumentException("A volume is from 0 to 100.");
        }
    }

    /** The volume, from 0 to 1. */
    public double volume() {
        return volumePercent / 100.0;
    }

    /** The same with the sound on or off. */
    public NoticeSettings withSound(boolean newSound) {
        return new NoticeSettings(newSound, volumePercent, alerts);
    }

    /** The same with another volume. */
    public NoticeSettings withVolumePercent(int newVolumePercent) {
        return new NoticeSettings(sound, newVolumePercent, alerts);
    }

    /** The same with alerts on or off. */
    public NoticeSettings withAlerts(boolean newAlerts) {
        return new NoticeSettings(sound, volumePercent, newAlerts);
    }
}
