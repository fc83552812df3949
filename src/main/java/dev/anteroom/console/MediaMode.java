package dev.anteroom.console;

/** Which cameras and microphones this run may use. */
enum MediaMode {
    /** Real ones; simulated ones only when somebody asks for them on the screen. */
    AUTO,
    /** Simulated ones from the beginning. */
    SIMULATED,
    /** None: the media library is not even loaded. */
    OFF
}
