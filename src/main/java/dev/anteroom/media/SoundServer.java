package dev.anteroom.media;

/** Tells whether sound can be recorded and played, without a call that could end the process. */
class SoundServer {
    /** Whether there is one now. Asked on the rtc thread, after the library was loaded. */
    boolean isThere() {
        return false;
    }
}
