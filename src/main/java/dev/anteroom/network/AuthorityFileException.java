package dev.anteroom.network;

import org.jspecify.annotations.Nullable;

/** A file does not hold the certificate of exactly one authority. */
public final class AuthorityFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Problem {
        /** It cannot be read. */
        UNREADABLE,
        /** There is no certificate in it. */
        NO_CERTIFICATE,
        /** There are several in it, and one can be confirmed at a time. */
        SEVERAL,
        /** The certificate is a server's or a person's, and cannot vouch for others. */
        NO_AUTHORITY,
        /** It holds a private key, which belongs to nobody else's machine. */
        HAS_PRIVATE_KEY
    }

    private final Problem problem;

    AuthorityFileException(Problem problem, @Nullable Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
