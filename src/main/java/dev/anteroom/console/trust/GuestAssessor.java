package dev.anteroom.console.trust;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Assessor;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.RoomSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the people who wait by their names and by what happened before in this session. For one
 * thread. Each name is worked through once; a snapshot costs work only for those who came, went or
 * were renamed, and for whom that concerns.
 */
public final class GuestAssessor implements Assessor {
    private final TrustMemory memory;

    private String roomId = "";
    private @Nullable AssessmentBook book;

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
        AssessmentBook current = book;
        if (current == null || !snapshot.roomId().equals(roomId)) {
            roomId = snapshot.roomId();
            current = new AssessmentBook(room);
            book = current;
        }
        return current.follow(snapshot);
    }

    /** How many assessments were made of people in the room at hand; for tests. */
    long assessed() {
        AssessmentBook current = book;
        return current == null ? 0 : current.assessed();
    }
}
