package dev.anteroom.media;

/** Follows a connection. Called on an engine's thread. */
public interface LinkListener {
    /** A way to reach us was found. */
    default void onCandidate(IceCandidate candidate) {}

    /** No more ways will be found. */
    default void onCandidatesEnd() {}

    /** The connection's state changed. */
    default void onState(LinkState state) {}
}
