package dev.anteroom.console.keychain;

/** The system's keychain is missing, locked, or broken. The message never holds a secret. */
final class KeychainException extends Exception {
    private static final long serialVersionUID = 1L;

    KeychainException(String message) {
        super(message);
    }

    KeychainException(String message, Throwable cause) {
        super(message, cause);
    }
}
