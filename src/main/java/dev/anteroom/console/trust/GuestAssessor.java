package dev.anteroom.console.trust;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Assessor;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.RoomSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the people who wait by their names and by what happened before in this session. For one
 * thread. Each name is worked through once; a snapshot costs a few map operations a person, and
 * nothing when nobody came, went or was renamed.
 */
public final class GuestAssessor implements Assessor {
    private final TrustMemory memory;

    private @Nullable RoomSnapshot last;
    private long lastVersion;
    private Map<ClientId, Assessment> assessed = Map.of();

    /**
     * Makes an assessor.
     *
     * @param memory what is known of the rooms' people; may be shared by several assessors of the
     *     same thread
     */
    public GuestAssessor(TrustMemory memory) {
        this.memory = memory;
    }

    @Override
    public Map<ClientId, Assessment> assess(RoomSnapshot snapshot) {
        RoomMemory room = memory.of(snapshot.roomId());
        room.follow(snapshot);
        if (!isAsBefore(snapshot) || lastVersion != room.version()) {
            assessed = new AssessmentPass(room, snapshot).assess();
            last = snapshot;
            lastVersion = room.version();
        }
        return assessed;
    }

    private boolean isAsBefore(RoomSnapshot snapshot) {
        RoomSnapshot before = last;
        return before != null
                && before.roomId().equals(snapshot.roomId())
                && before.lobby().equals(snapshot.lobby())
                && before.participants().equals(snapshot.participants());
    }
}
