package dev.anteroom.console.join;

/** Told how joins end. Called on the JavaFX application thread. */
public interface JoinListener {
    /** A room was entered; it belongs to the listener now. */
    void entered(EnteredRoom room);

    /**
     * A join failed; the join screen shows it already.
     *
     * @param fault the kind
     * @param sentence as shown
     */
    void failed(JoinFault fault, String sentence);
}
