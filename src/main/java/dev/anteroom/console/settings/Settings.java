package dev.anteroom.console.settings;

import dev.anteroom.console.desk.DeskOptions;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is remembered. Immutable.
 *
 * @param theme how the console looks
 * @param window where the window was; empty before the first run
 * @param join what was last typed on the join screen
 * @param reading in which language and size its texts are
 * @param notices how knocks are noticed
 * @param undoSeconds how long a decision can be taken back before it is sent, from 0 to 30
 * @param replies messages that are written often, in the moderator's order; nothing for those that
 *     come with the program
 * @param desk what is remembered of the desk
 * @param media the devices chosen last
 * @param ways where rooms were entered through
 */
public record Settings(
        ThemeChoice theme,
        Optional<WindowPlacement> window,
        RememberedJoin join,
        Reading reading,
        NoticeSettings notices,
        int undoSeconds,
        Optional<List<String>> replies,
        RememberedDesk desk,
        RememberedMedia media,
        RememberedWays ways) {
    /** The longest time in which a decision can be taken back, in seconds. */
    public static final int LONGEST_UNDO = (int) DeskOptions.LONGEST_UNDO.toSeconds();

    /** A first run. */
    public static final Settings DEFAULTS =
            new Settings(
                    ThemeChoice.SYSTEM,
                    Optional.empty(),
                    RememberedJoin.NOTHING,
                    Reading.DEFAULTS,
                    NoticeSettings.DEFAULTS,
                    5,
                    Optional.empty(),
                    RememberedDesk.DEFAULTS,
                    RememberedMedia.NOTHING,
                    RememberedWays.NOTHING);

    /**
     * Keeps its own copy of the list.
     *
     * @throws IllegalArgumentException if the time to take back is out of range
     */
    public Settings {
        if (undoSeconds < 0 || undoSeconds > LONGEST_UNDO) {
            throw new IllegalArgumentException("A time to take back is from 0 to 30 seconds.");
        }
        replies = replies.map(List::copyOf);
    }

    /** The same with another look. */
    public Settings withTheme(ThemeChoice newTheme) {
        return new Settings(
                newTheme, window, join, reading, notices, undoSeconds, replies, desk, media, ways);
    }

    /** The same with another window. */
    public Settings withWindow(WindowPlacement newWindow) {
        return new Settings(
                theme,
                Optional.of(newWindow),
                join,
                reading,
                notices,
                undoSeconds,
                replies,
                desk,
                media,
                ways);
    }

    /** The same with other values for the join screen. */
    public Settings withJoin(RememberedJoin newJoin) {
        return new Settings(
                theme, window, newJoin, reading, notices, undoSeconds, replies, desk, media, ways);
    }

    /** The same, read otherwise. */
    public Settings withReading(Reading newReading) {
        return new Settings(
                theme, window, join, newReading, notices, undoSeconds, replies, desk, media, ways);
    }

    /** The same with other notices. */
    public Settings withNotices(NoticeSettings newNotices) {
        return new Settings(
                theme, window, join, reading, newNotices, undoSeconds, replies, desk, media, ways);
    }

    /** The same with another time to take a decision back. */
    public Settings withUndoSeconds(int newUndoSeconds) {
        return new Settings(
                theme, window, join, reading, notices, newUndoSeconds, replies, desk, media, ways);
    }

    /** The same with other messages that are written often. */
    public Settings withReplies(List<String> newReplies) {
        return new Settings(
                theme,
                window,
                join,
                reading,
                notices,
                undoSeconds,
                Optional.of(newReplies),
                desk,
                media,
                ways);
    }

    /** The same with another memory of the desk. */
    public Settings withDesk(RememberedDesk newDesk) {
        return new Settings(
                theme, window, join, reading, notices, undoSeconds, replies, newDesk, media, ways);
    }

    /** The same with other devices. */
    public Settings withMedia(RememberedMedia newMedia) {
        return new Settings(
                theme, window, join, reading, notices, undoSeconds, replies, desk, newMedia, ways);
    }

    /** The same with other ways in. */
    public Settings withWays(RememberedWays newWays) {
        return new Settings(
                theme, window, join, reading, notices, undoSeconds, replies, desk, media, newWays);
    }
}
