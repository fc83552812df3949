package dev.anteroom.console.join;

/** How a join ended; exactly one comes. */
sealed interface JoinOutcome {
    /** In the room. */
    record Entered(EnteredRoom room) implements JoinOutcome {}

    /** Not in the room, and why. */
    record Failed(JoinProblem problem) implements JoinOutcome {}

    /** Called off by the user. */
    record Cancelled() implements JoinOutcome {}
}
