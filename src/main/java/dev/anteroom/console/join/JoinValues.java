package dev.anteroom.console.join;

/**
 * What was chosen and typed on the join screen and may be remembered: nothing secret.
 *
 * @param room id on the application server
 */
public record JoinValues(
        JoinWay way,
        String name,
        boolean simulatedGuests,
        String address,
        String room,
        JoinRole role) {
    /** A first run. */
    public static final JoinValues DEFAULTS =
            new JoinValues(JoinWay.PRACTICE, "", true, "", "", JoinRole.MODERATOR);
}
