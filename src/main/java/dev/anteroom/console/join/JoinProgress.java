package dev.anteroom.console.join;

/** How far a join has come. */
enum JoinProgress {
    /** The practice room is being opened. */
    OPENING_PRACTICE_ROOM,
    /** The application server is being asked for a token. */
    ASKING_SERVER,
    /** The room's server is being connected to. */
    CONNECTING,
    /** A moderator has to let us in. */
    WAITING;

    /** The key of the sentence in the bundle. */
    String key() {
        return "progress." + name();
    }
}
