package dev.anteroom.wire;

/** The role names of the dialect (protocol section 4.5). */
public final class Role {
    /** May decide, mute, remove, lock. */
    public static final String MODERATOR = "moderator";

    /** Everybody else who may speak. */
    public static final String PARTICIPANT = "participant";

    private Role() {}
}
