package dev.anteroom.console.join;

/** The three ways into a room. */
public enum JoinWay {
    /** A room on this machine, for trying and rehearsing. */
    PRACTICE,
    /** With a token or a join link that somebody gave. */
    TOKEN,
    /** With a token that an application server makes. */
    SERVER
}
