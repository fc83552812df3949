package dev.anteroom.console.join;

/** Opens the practice room; the composition root knows how. */
public interface PracticeRooms {
    /**
     * Opens the practice room if it is not open yet, and makes a moderator's token for it. Blocks.
     *
     * @param simulatedGuests whether simulated guests shall come
     * @throws JoinException when the room cannot be opened
     */
    Admission open(String moderatorName, boolean simulatedGuests) throws JoinException;

    /**
     * The way into the practice room.
     *
     * @param token for its moderator
     * @param access to everything else
     */
    record Admission(String token, PracticeAccess access) {
        /** Hides the token. */
        @Override
        public String toString() {
            return "Admission[hidden]";
        }
    }
}
