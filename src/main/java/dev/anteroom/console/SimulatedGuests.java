package dev.anteroom.console;

/** Who comes by itself to knock at the practice room. */
sealed interface SimulatedGuests {
    /** The most guests that may be asked for. */
    int LARGEST_CROWD = 1000;

    /** Nobody. */
    record None() implements SimulatedGuests {}

    /** A few friendly people over some minutes. */
    record Rehearsal() implements SimulatedGuests {}

    /** Many at once. */
    record Crowd(int size) implements SimulatedGuests {
        /** Checks the size. */
        public Crowd {
            if (size < 1 || size > LARGEST_CROWD) {
                throw new IllegalArgumentException(
                        "A crowd has 1 to " + LARGEST_CROWD + " guests.");
            }
        }
    }

    /**
     * Reads {@code none}, {@code rehearsal} or {@code crowd=N}.
     *
     * @throws IllegalArgumentException if it is something else, with a sentence
     */
    static SimulatedGuests parse(String text) {
        if (text.equals("none")) {
            return new None();
        }
        if (text.equals("rehearsal")) {
            return new Rehearsal();
        }
        if (text.matches("crowd=[0-9]{1,6}")) {
            return new Crowd(Integer.parseInt(text.substring("crowd=".length())));
        }
        throw new IllegalArgumentException("Guests are none, rehearsal or crowd=N.");
    }
}
