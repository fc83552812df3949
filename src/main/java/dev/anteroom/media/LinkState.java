package dev.anteroom.media;

/** How a connection stands. */
public enum LinkState {
    /** Made, not connected. */
    NEW,
    /** Looking for a way. */
    CONNECTING,
    /** Media flow. */
    CONNECTED,
    /** The way was lost for the moment; it may come back by itself. */
    INTERRUPTED,
    /** Lost for good; make a new one. */
    FAILED,
    /** Ended by us. */
    CLOSED
}
