package dev.anteroom.console.stage;

/**
 * How one of one's own three switches stands: microphone, camera, screen.
 *
 * @param on whether it is sent to the room
 * @param enabled whether it can be switched now
 * @param reason why it cannot, in one sentence; empty when it can
 */
record OwnControl(boolean on, boolean enabled, String reason) {
    static final OwnControl OFF = new OwnControl(false, false, "");

    static OwnControl usable(boolean on) {
        return new OwnControl(on, true, "");
    }

    static OwnControl unusable(boolean on, String reason) {
        return new OwnControl(on, false, reason);
    }
}
