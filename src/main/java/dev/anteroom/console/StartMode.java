package dev.anteroom.console;

import java.nio.file.Path;

/** What the program does first. */
sealed interface StartMode {
    /** Shows the join screen and waits. */
    record JoinScreen() implements StartMode {}

    /** Goes straight into a practice room. */
    record Practice() implements StartMode {}

    /** Joins with a token or join link. */
    record Token(String tokenOrLink) implements StartMode {
        /** Hides the token. */
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /**
     * Opens a link, or a file with one, which somebody may have made up.
     *
     * @param linkOrFile a join link, or an absolute path
     */
    record Link(String linkOrFile) implements StartMode {
        /** Hides the link, which may hold a token. */
        @Override
        public String toString() {
            return "Link[hidden]";
        }
    }

    /** Plays the tour and ends. */
    record Tour(Path pictures) implements StartMode {}
}
