package dev.anteroom.practice.relay;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The media side of the practice room: answers offers and forwards what publishers send to those
 * who subscribed. Knows no rooms, no roles and no events of the dialect; what may be forwarded to
 * whom is decided by the rooms. Thread-safe; every method returns at once, and results and events
 * come on threads of the relay.
 */
public interface MediaRelay extends AutoCloseable {
    /** Follows what the relay notices. Must not block. */
    interface Listener {
        /** Media can flow (protocol section 5.1, {@code ready}). Once a link. */
        void onReady(String link);

        /** The link did not come about or broke off; it is gone. */
        void onFailed(String link);

        /**
         * How loud a publisher is, when it changes noticeably, at most five times a second.
         *
         * @param level from 0, silence, to 1
         */
        void onLevel(String link, double level);
    }

    /**
     * Answers somebody who wants to send.
     *
     * @param link a name for the connection, new
     * @param offer the client's SDP, hostile until proven otherwise
     * @return the answer's SDP with all our candidates inside (protocol section 5.3); fails with an
     *     {@link IllegalArgumentException} in one sentence when the offer cannot be answered
     */
    CompletionStage<String> receive(String link, String offer, Listener listener);

    /**
     * Answers somebody who wants to receive. What is received is chosen by {@link #route}; until
     * then nothing is sent.
     */
    CompletionStage<String> send(String link, String offer, Listener listener);

    /** Takes one more candidate of a client; what cannot be used is dropped. */
    void candidate(String link, String candidate);

    /**
     * Chooses what a receiving link is sent from now on, without a new offer. A key frame is asked
     * for by itself.
     *
     * @param to a link made by {@link #send}
     * @param from a link made by {@link #receive}; null for nothing
     */
    void route(String to, @Nullable String from);

    /**
     * Chooses which of it a receiving link is sent; both until told. A picture that is wanted again
     * begins with a key frame.
     *
     * @param to a link made by {@link #send}
     */
    void want(String to, boolean audio, boolean video);

    /**
     * Stops or lets through what a publisher sends, whatever the client does: a held microphone is
     * not forwarded.
     */
    void pass(String from, boolean audio, boolean video);

    /** Ends a connection. Unknown names are fine. */
    void end(String link);

    /** How many connections there are. */
    int size();

    /** Ends all connections and frees the port and threads, within seconds. Twice is fine. */
    @Override
    void close();
}
