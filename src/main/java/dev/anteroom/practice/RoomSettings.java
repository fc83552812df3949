package dev.anteroom.practice;

/**
 * What a practice room is made with (protocol section 2.4, {@code room.settings}).
 *
 * @param name shown to people, any text
 * @param ownerRef the owner's own reference, possibly empty
 * @param knock participants have to knock
 * @param waitForModerator participants wait until a moderator is there, without a decision; in a
 *     room that also knocks, knocking comes first
 * @param maxModerators how many moderators fit
 * @param maxParticipants how many others fit
 */
public record RoomSettings(
        String name,
        String ownerRef,
        boolean knock,
        boolean waitForModerator,
        int maxModerators,
        int maxParticipants) {
    /** The longest name or reference, in characters. */
    public static final int MAX_TEXT = 256;

    /** The most people of one role. */
    public static final int MAX_PEOPLE = 20_000;

    /** Rejects overlong texts and numbers nobody can mean. */
    public RoomSettings {
        if (name.length() > MAX_TEXT || ownerRef.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "A room's name and owner reference have at most " + MAX_TEXT + " characters.");
        }
        if (!isCount(maxModerators) || !isCount(maxParticipants)) {
            throw new IllegalArgumentException(
                    "A room holds between 1 and " + MAX_PEOPLE + " people of each role.");
        }
    }

    private static boolean isCount(int people) {
        return people >= 1 && people <= MAX_PEOPLE;
    }

    /** A room whose participants have to knock. */
    public static RoomSettings knockRoom(String name) {
        return new RoomSettings(name, "", true, false, 4, 500);
    }

    /** A room that everybody with a token enters at once. */
    public static RoomSettings openRoom(String name) {
        return new RoomSettings(name, "", false, false, 4, 500);
    }

    /** A room whose participants wait until a moderator comes. */
    public static RoomSettings moderatedRoom(String name) {
        return new RoomSettings(name, "", false, true, 4, 500);
    }

    /** The same room with other limits. */
    public RoomSettings withLimits(int moderators, int participants) {
        return new RoomSettings(name, ownerRef, knock, waitForModerator, moderators, participants);
    }
}
