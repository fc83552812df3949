package dev.anteroom.enx;

/** The switches of a room: each change is told once, whoever brings the news first. On the loop. */
final class RoomSwitches {
    private final RoomState state;
    private final Notifier notifier;

    RoomSwitches(RoomState state, Notifier notifier) {
        this.state = state;
        this.notifier = notifier;
    }

    /** Whether nobody else may join (protocol section 4.3). */
    void locked(boolean locked) {
        if (state.locked() != locked) {
            state.locked(locked);
            notifier.event(new RoomEvent.LockChanged(locked));
        }
    }

    /** Whether people have to knock (protocol section 3.3). */
    void knock(boolean enabled) {
        if (state.knockEnabled() != enabled) {
            state.knockEnabled(enabled);
            notifier.event(new RoomEvent.KnockChanged(enabled));
        }
    }

    /** Whether the whole room is hard muted (protocol section 4.4). */
    void muted(boolean muted) {
        if (state.roomMuted() != muted) {
            state.roomMuted(muted);
            notifier.event(new RoomEvent.RoomMuteChanged(muted));
        }
    }
}
