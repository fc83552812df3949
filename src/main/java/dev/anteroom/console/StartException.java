package dev.anteroom.console;

/** The program cannot start as asked. The message is one plain sentence that says what to do. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;
    private final ExitCode exitCode;

    StartException(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
