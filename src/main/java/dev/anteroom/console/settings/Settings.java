package dev.anteroom.console.settings;

import java.util.Optional;

/**
 * Everything that is remembered. Immutable.
 *
 * @param theme how the console looks
 * @param window where the window was; empty before the first run
 * @param join what was last typed on the join screen
 * @param media the devices chosen last
 */
public record Settings(
        ThemeChoice theme,
        Optional<WindowPlacement> window,
        RememberedJoin join,
        RememberedMedia media) {
    /** A first run. */
    public static final Settings DEFAULTS =
            new Settings(
                    ThemeChoice.SYSTEM,
                    Optional.empty(),
                    RememberedJoin.NOTHING,
                    RememberedMedia.NOTHING);

    /** The same with another look. */
    public Settings withTheme(ThemeChoice newTheme) {
        return new Settings(newTheme, window, join, media);
    }

    /** The same with another window. */
    public Settings withWindow(WindowPlacement newWindow) {
        return new Settings(theme, Optional.of(newWindow), join, media);
    }

    /** The same with other values for the join screen. */
    public Settings withJoin(RememberedJoin newJoin) {
        return new Settings(theme, window, newJoin, media);
    }

    /** The same with other devices. */
    public Settings withMedia(RememberedMedia newMedia) {
        return new Settings(theme, window, join, newMedia);
    }
}
