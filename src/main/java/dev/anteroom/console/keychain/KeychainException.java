package dev.anteroom.console.keychain;

import org.jspecify.annotations.Nullable;

/** The system's keychain is missing, locked, or broken. The message never holds a secret. */
final class KeychainException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean locked;

    KeychainException(String message) {
        this(message, null);
    }

    KeychainException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private KeychainException(String message, @Nullable Throwable cause, boolean locked) {
        super(message, cause);
        this.locked = locked;
    }

    /** There is a keychain, and nobody opened it. */
    static KeychainException locked(String message, @Nullable Throwable cause) {
        return new KeychainException(message, cause, true);
    }

    /** Whether it would have done it, had its user opened it. */
    boolean isLocked() {
        return locked;
    }
}
