package dev.anteroom.console.join;

/**
 * What is asked of an application server.
 *
 * @param kind how it is asked
 * @param address where it is
 * @param room the room's id there
 * @param name the moderator's name
 * @param role as what to join
 * @param user for servers that want to know who asks, such as an app id; empty for none
 * @param password that goes with it, such as an app key; in memory only
 */
record ServerTokenRequest(
        ServerKind kind,
        ServerAddress address,
        String room,
        String name,
        JoinRole role,
        String user,
        String password) {
    /** Hides the password. */
    @Override
    public String toString() {
        return "ServerTokenRequest[" + address.base() + ", the rest hidden]";
    }
}
