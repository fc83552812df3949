package dev.anteroom.console.lobby;

/** What a moderator can decide about somebody who waits. */
public enum Verdict {
    /** Let in. */
    APPROVE,
    /** Turn away. */
    DENY
}
