package dev.anteroom.console;

/** How the program ends, for whoever started it. The numbers are part of the command line. */
public enum ExitCode {
    /** All went well. */
    FINE(0),
    /** Something went wrong that should not have; the log has it. */
    FAILED(1),
    /** The command line was wrong. */
    WRONG_USAGE(2),
    /** The token or join link cannot be used. */
    WRONG_TOKEN(3),
    /** The room's server cannot be reached. */
    UNREACHABLE(4),
    /** The port for the practice room is taken. */
    PORT_TAKEN(5),
    /** There is no display to open a window on. */
    NO_DISPLAY(6),
    /** This Java cannot run the program. */
    WRONG_JAVA(7),
    /** The room did not let us join. */
    JOIN_REFUSED(8),
    /** A step of the tour did not come true. */
    TOUR_FAILED(9);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number for the system. */
    public int number() {
        return number;
    }
}
