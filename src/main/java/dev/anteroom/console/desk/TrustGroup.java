package dev.anteroom.console.desk;

/** What kind of guest somebody who waits seems to be. A hint for sorting, never a proof. */
public enum TrustGroup {
    /** The name matches the moderator's list of expected people. */
    EXPECTED,
    /** Was in this room before during this session. */
    KNOWN,
    /** Nothing is known. */
    UNKNOWN,
    /** Something speaks against the name or the history; the default decision is to deny. */
    SUSPICIOUS
}
