package dev.anteroom.enx;

import dev.anteroom.wire.EnxToken;

/** A token that cannot be used. The message is one sentence that says why and what to do. */
public final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What can be wrong with a token (protocol section 1). */
    public enum Problem {
        /** Nothing was given. */
        EMPTY,
        /** Longer than any token. */
        TOO_LONG,
        /** Not base64 in the standard alphabet. */
        NOT_BASE64,
        /** In the URL alphabet, which EnableX clients read wrongly. */
        URL_ALPHABET,
        /** Base64 of something that is not a JSON object. */
        NOT_JSON,
        /** Without the mandatory host. */
        NO_HOST,
        /** With a host that is no host name or port. */
        BAD_HOST
    }

    private final Problem problem;

    InvalidTokenException(EnxToken.TokenException cause) {
        super(cause.getMessage(), cause);
        problem = Problem.valueOf(cause.problem().name());
    }

    /** The kind of fault. */
    public Problem problem() {
        return problem;
    }
}
