package dev.anteroom.console.trust;

import java.util.List;

/** What came of reading a list of expected people. */
public sealed interface ExpectedImport {
    /**
     * It was read.
     *
     * @param guests in the list's order, each line once
     * @param repeated how many lines were there already
     */
    record Read(List<ExpectedGuest> guests, int repeated) implements ExpectedImport {
        /** Keeps its own copy of the list. */
        public Read {
            guests = List.copyOf(guests);
        }
    }

    /** It was not read; nothing changes. */
    record Refused(Why why) implements ExpectedImport {}

    /** Why a list is refused. */
    enum Why {
        /** Larger than a list of people is. */
        TOO_LARGE,
        /** More lines than a list of people has. */
        TOO_MANY_LINES,
        /** Text in an encoding that is not UTF-8. */
        NOT_UTF8,
        /** No text at all. */
        NO_TEXT,
        /** The file cannot be read from the disk. */
        UNREADABLE
    }
}
