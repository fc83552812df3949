package dev.anteroom.practice;

/** The practice room could not start. The message is one plain sentence that says what to do. */
public final class PracticeStartException extends Exception {
    private static final long serialVersionUID = 1L;

    PracticeStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
