package dev.anteroom.media;

/** How the media of this machine stand. */
public sealed interface MediaState {
    /** Being started. */
    record Starting() implements MediaState {}

    /** Ended by itself, against its will, and is being started again with all that was open. */
    record Restarting() implements MediaState {}

    /**
     * Works.
     *
     * @param sound whether sound can be recorded and played
     */
    record Ready(Sound sound) implements MediaState {}

    /**
     * Does not work; the rest of the program does.
     *
     * @param detail for the log and the report, never for the moderator alone
     */
    record Unavailable(Why why, String detail) implements MediaState {}

    /** Whether there is sound. */
    enum Sound {
        /** A sound server was found. */
        WORKING,
        /** No sound server or no library for it: pictures only. */
        MISSING
    }

    /** Why there are no media. */
    enum Why {
        /** There is no native library for this system. */
        NO_LIBRARY,
        /** The native library did not load or did not start. */
        FAILED,
        /** It ended by itself too often; {@link MediaEngine#startAgain} tries once more. */
        STOPPED,
        /** The engine is closed, or was never wanted. */
        OFF
    }
}
