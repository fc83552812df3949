package dev.anteroom.console.journal;

/** A line of the journal cannot be read. */
final class JournalFormatException extends Exception {
    JournalFormatException(String message) {
        super(message);
    }
}
