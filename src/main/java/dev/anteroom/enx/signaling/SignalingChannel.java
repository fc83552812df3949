package dev.anteroom.enx.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to a signalling server. It is opened once, closed once, and never reconnects: a
 * new connection is a new channel, so nothing sent on an old one can turn up on a new one.
 *
 * <p>Threads: methods may be called from any thread and return at once. The listener is called on
 * the library's event thread, in order; it must only hand over.
 */
public interface SignalingChannel extends AutoCloseable {
    /** Receives what the connection does. */
    interface Listener {
        /** The connection is open; events can be sent. */
        void onOpen();

        /**
         * The server sent an event.
         *
         * @param name as on the wire
         * @param arguments without the name
         * @param reply answers the server; does nothing when the server did not ask
         */
        void onEvent(String name, List<JsonNode> arguments, Consumer<JsonNode> reply);

        /** The connection could not be opened, or is gone. The last call, and only once. */
        void onClosed(Failure failure);
    }

    /** Why a connection ended, told apart by what a person can do. */
    enum Failure {
        /** {@link SignalingChannel#close} was called. */
        CLOSED_BY_US,
        /** The host name is unknown or nobody listens there. */
        UNREACHABLE,
        /** No answer in time. */
        TIMED_OUT,
        /** The certificate's time is over. */
        CERTIFICATE_EXPIRED,
        /** The certificate's time has not begun by this machine's clock. */
        CERTIFICATE_NOT_YET_VALID,
        /** The certificate is another host's. */
        CERTIFICATE_OF_OTHER_HOST,
        /** The server vouches for itself. */
        CERTIFICATE_SELF_SIGNED,
        /** Nobody whom this machine trusts vouches for the server. */
        CERTIFICATE_FROM_UNKNOWN,
        /** TLS failed otherwise. */
        TLS,
        /** A proxy on the way wants a name and a password. */
        PROXY_WANTS_PASSWORD,
        /** Something listens there, but it is not a signalling server, or it refused the socket. */
        REFUSED,
        /** It was open and broke. */
        LOST
    }

    /**
     * Sends an event if the connection is open, else does nothing and returns false; nothing is
     * kept for later.
     *
     * @param payload the one argument; a missing node for none
     * @param onAcknowledged gets the arguments of the acknowledgement, at most once, perhaps never
     */
    boolean emit(String name, JsonNode payload, Consumer<List<JsonNode>> onAcknowledged);

    /** Ends the connection. Twice is fine. */
    @Override
    void close();
}
