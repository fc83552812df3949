package dev.anteroom.console.settings;

/**
 * What was last chosen and typed on the join screen, without anything secret.
 *
 * @param way the name of the way in; empty when none was taken yet
 * @param name the moderator's name
 * @param simulatedGuests whether the practice room has simulated guests
 * @param address of the application server
 * @param roomId of the room on that server
 * @param role asked of that server; empty for the default
 */
public record RememberedJoin(
        String way,
        String name,
        boolean simulatedGuests,
        String address,
        String roomId,
        String role) {
    /** Nothing typed yet. */
    public static final RememberedJoin NOTHING = new RememberedJoin("", "", true, "", "", "");
}
