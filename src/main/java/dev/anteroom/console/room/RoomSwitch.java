package dev.anteroom.console.room;

import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomSnapshot;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** What a moderator can switch for the whole room. */
public enum RoomSwitch {
    /** People have to knock. */
    KNOCK {
        @Override
        boolean isOn(RoomSnapshot room) {
            return room.knockEnabled();
        }

        @Override
        CompletionStage<RequestOutcome> turn(EnxRoom room, boolean on) {
            return room.enableKnock(on);
        }
    },
    /** Nobody else can join. */
    LOCK {
        @Override
        boolean isOn(RoomSnapshot room) {
            return room.locked();
        }

        @Override
        CompletionStage<RequestOutcome> turn(EnxRoom room, boolean on) {
            return on ? room.lockRoom() : room.unLockRoom();
        }
    },
    /** Everybody but moderators is muted. */
    MUTE {
        @Override
        boolean isOn(RoomSnapshot room) {
            return room.roomMuted();
        }

        @Override
        CompletionStage<RequestOutcome> turn(EnxRoom room, boolean on) {
            return on ? room.hardMute() : room.hardUnMute();
        }
    };

    abstract boolean isOn(RoomSnapshot room);

    abstract CompletionStage<RequestOutcome> turn(EnxRoom room, boolean on);

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
