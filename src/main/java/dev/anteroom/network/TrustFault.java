package dev.anteroom.network;

import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Why an encrypted connection was not made, told apart by what a person can do. */
public enum TrustFault {
    /** The certificate's time is over. */
    EXPIRED,
    /** The certificate's time has not begun; or the clock of this machine is wrong. */
    NOT_YET_VALID,
    /** The certificate was made for another host. */
    WRONG_HOST,
    /** The server vouches for itself. */
    SELF_SIGNED,
    /** Somebody vouches for the server whom this machine does not know. */
    UNKNOWN_ISSUER,
    /** The certificate cannot be trusted for another reason, or there was none. */
    OTHER;

    /** The fault that made something fail; empty when encryption had no part in it. */
    public static Optional<TrustFault> of(@Nullable Throwable failure) {
        Optional<TrustFault> found = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedException untrusted) {
                return Optional.of(untrusted.fault());
            }
            if (cause instanceof SSLPeerUnverifiedException) {
                return Optional.of(WRONG_HOST);
            }
            if (cause instanceof SSLException) {
                found = Optional.of(OTHER);
            }
        }
        return found;
    }
}
