package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.wire.Role;
import dev.anteroom.wire.RoomUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoomStateTest {
    private final RoomState state = new RoomState();

    /** Letting in ten thousand one by one must not copy the list of those inside for each. */
    @Test
    void aCrowdThatIsLetIn_isNotCopiedForEach() {
        int people = 10_000;
        for (int i = 0; i < people; i++) {
            state.userPut(user("id" + i, false));
            assertEquals(i + 1, state.snapshot().participants().size());
        }
        assertTrue(
                state.peopleCopied() < 3L * people, () -> state.peopleCopied() + " places copied");
    }

    @Test
    void everySnapshotHoldsWhoIsInside_whoeverCameWentOrWasMuted() {
        Random random = new Random(5);
        Map<String, Boolean> expected = new LinkedHashMap<>();
        for (int step = 0; step < 3_000; step++) {
            String id = "id" + random.nextInt(20);
            if (random.nextInt(3) == 0) {
                state.userRemoved(new ClientId(id));
                expected.remove(id);
            } else {
                boolean muted = random.nextBoolean();
                state.userPut(user(id, muted));
                expected.put(id, muted);
            }
            if (random.nextBoolean()) {
                RoomSnapshot snapshot = state.snapshot();
                Map<String, Boolean> shown = new LinkedHashMap<>();
                snapshot.participants()
                        .forEach(person -> shown.put(person.id().value(), person.audioMuted()));
                assertEquals(List.copyOf(expected.entrySet()), List.copyOf(shown.entrySet()));
                assertSame(snapshot, state.snapshot());
            }
        }
    }

    private static RoomUser user(String id, boolean muted) {
        return new RoomUser(
                id,
                "Name of " + id,
                "",
                Role.PARTICIPANT,
                new RoomUser.Permissions(true, true, false, true, false),
                muted,
                false);
    }
}
