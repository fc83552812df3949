package dev.anteroom.console.roster;

/** How one row of the roster stands. */
public sealed interface PersonState {
    /** Nothing is under way. */
    record Idle() implements PersonState {}

    /**
     * Waits for the moderator to say yes or no.
     *
     * @param question what was asked
     */
    record Asking(Question question) implements PersonState {}

    /** A request was sent; no answer yet. */
    record Sending() implements PersonState {}

    /**
     * The last request did not come true.
     *
     * @param sentence what happened and what to do
     */
    record Failed(String sentence) implements PersonState {}

    /** What is asked before it is done. */
    enum Question {
        /** Remove the person from the room. */
        REMOVE,
        /** Remove the person from the room, with the word that they may knock again. */
        SEND_BACK,
        /** Hand one's own moderator role to the person. */
        HAND_OVER
    }
}
