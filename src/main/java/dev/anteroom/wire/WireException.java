package dev.anteroom.wire;

/** A payload from the network that does not have the shape the protocol gives it. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what was wrong without quoting the payload, which may hold names or tokens. */
    public WireException(String message) {
        super(message);
    }
}
