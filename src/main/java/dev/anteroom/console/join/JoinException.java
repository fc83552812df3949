package dev.anteroom.console.join;

import dev.anteroom.enx.InvalidTokenException;

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

    /** A token that cannot be used. */
    public static JoinException unusableToken(InvalidTokenException.Problem problem) {
        return new JoinException(
                switch (problem) {
                    case EMPTY -> JoinFault.TOKEN_MISSING;
                    case TOO_LONG -> JoinFault.TOKEN_TOO_LONG;
                    case NOT_BASE64, NOT_JSON -> JoinFault.TOKEN_UNREADABLE;
                    case URL_ALPHABET -> JoinFault.TOKEN_IN_URL_ALPHABET;
                    case NO_HOST, BAD_HOST -> JoinFault.TOKEN_WITHOUT_SERVER;
                });
    }

    /** A practice room that could not be started on its port. */
    public static JoinException practiceNotStarted(int port) {
        return new JoinException(
                new JoinProblem(JoinFault.PRACTICE_NOT_STARTED, Integer.toString(port)));
    }

    /** Nothing begins any more, since the program ends. */
    public static JoinException closing() {
        return new JoinException(JoinFault.CLOSING);
    }

    /** What went wrong, in a form that can be shown. */
    JoinProblem problem() {
        return problem;
    }
}
