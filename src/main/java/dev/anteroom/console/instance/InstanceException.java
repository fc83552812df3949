package dev.anteroom.console.instance;

/** Neither the first, nor able to reach the first. */
public final class InstanceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** There is no place for the lock and the socket that is ours alone. */
        NO_PLACE,
        /** The first runs and does not answer. */
        NO_ANSWER,
        /** The first does not take the request. */
        REFUSED
    }

    private final Problem problem;

    InstanceException(Problem problem, Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    InstanceException(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
