package dev.anteroom.media;

/** Media did not do what was asked. The message is one sentence without addresses or names. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence. */
    public MediaException(String sentence) {
        super(sentence);
    }

    /** With a sentence and what is behind it. */
    public MediaException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
