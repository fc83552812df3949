package dev.anteroom.console.lobby;

import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.RoomSnapshot;

/** What the lobby as a whole is good for at the moment. */
public enum LobbyPhase {
    /** The room is being joined. */
    CONNECTING,
    /** One waits oneself to be let in. */
    AWAITING,
    /** People knock and a moderator decides. */
    OPEN,
    /** Nobody has to knock. */
    KNOCK_OFF,
    /** One is not a moderator, so the server does not tell who waits. */
    NOT_MODERATOR,
    /** The connection was lost; what is shown is what was last known. */
    RECONNECTING,
    /** The stay is over. */
    ENDED;

    static LobbyPhase of(RoomSnapshot room) {
        return switch (room.connection()) {
            case ConnectionState.Connecting _ -> CONNECTING;
            case ConnectionState.Awaiting _ -> AWAITING;
            case ConnectionState.Reconnecting _ -> RECONNECTING;
            case ConnectionState.Disconnected _ -> ENDED;
            case ConnectionState.Connected _ when !room.isModerator() -> NOT_MODERATOR;
            case ConnectionState.Connected _ -> room.knockEnabled() ? OPEN : KNOCK_OFF;
        };
    }

    /** Whether decisions can be sent. */
    public boolean canDecide() {
        return this == OPEN || this == KNOCK_OFF;
    }

    /** Whether the server tells who waits, or what it told last still stands. */
    boolean isTold() {
        return switch (this) {
            case OPEN, KNOCK_OFF, RECONNECTING, ENDED -> true;
            case CONNECTING, AWAITING, NOT_MODERATOR -> false;
        };
    }
}
