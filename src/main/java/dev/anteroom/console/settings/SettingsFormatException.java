package dev.anteroom.console.settings;

/** A settings file that this version cannot read. */
final class SettingsFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    enum Fault {
        /** Cut short, or changed by hand into something else than JSON or of wrong types. */
        BROKEN,
        /** Another program's. */
        FOREIGN,
        /** Written by a newer version of the console. */
        NEWER
    }

    private final Fault fault;

    SettingsFormatException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
