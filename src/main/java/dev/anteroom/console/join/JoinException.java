package dev.anteroom.console.join;

/** A step on the way into a room that failed with a {@link JoinProblem}. */
public final class JoinException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient JoinProblem problem;

    JoinException(JoinProblem problem) {
        super(problem.fault().name());
        this.problem = problem;
    }

    JoinException(JoinFault fault) {
        this(JoinProblem.of(fault));
    }

    /**
     * A token that cannot be used.
     *
     * @param sentence says why and what to do
     */
    public static JoinException unusableToken(String sentence) {
        return new JoinException(new JoinProblem(JoinFault.TOKEN_UNUSABLE, sentence));
    }

    /**
     * A practice room that could not be started.
     *
     * @param sentence says why and what to do
     */
    public static JoinException practiceNotStarted(String sentence) {
        return new JoinException(new JoinProblem(JoinFault.PRACTICE_NOT_STARTED, sentence));
    }

    /** What went wrong, in a form that can be shown. */
    JoinProblem problem() {
        return problem;
    }
}
