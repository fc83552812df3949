package dev.anteroom.console.settings;

/**
 * How a moderator wants to notice a knock.
 *
 * @param sound whether to play a sound
 * @param volumePercent of the sound, from 0 to 100
 * @param alerts whether to show an alert while the window is not in front
 * @param tray whether a window that is closed or made small stays as an icon beside the clock
 */
public record NoticeSettings(boolean sound, int volumePercent, boolean alerts, boolean tray) {
    /** Sound and alerts at a moderate volume; a window that is closed is closed. */
    public static final NoticeSettings DEFAULTS = new NoticeSettings(true, 60, true, false);

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
        return new NoticeSettings(newSound, volumePercent, alerts, tray);
    }

    /** The same with another volume. */
    public NoticeSettings withVolumePercent(int newVolumePercent) {
        return new NoticeSettings(sound, newVolumePercent, alerts, tray);
    }

    /** The same with alerts on or off. */
    public NoticeSettings withAlerts(boolean newAlerts) {
        return new NoticeSettings(sound, volumePercent, newAlerts, tray);
    }

    /** The same with or without staying beside the clock. */
    public NoticeSettings withTray(boolean newTray) {
        return new NoticeSettings(sound, volumePercent, alerts, newTray);
    }
}
