package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.HandExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomFeedTest {
    private final FakeRoom room = new FakeRoom();
    private final HandExecutor fx = new HandExecutor();
    private final List<RoomSnapshot> told = new ArrayList<>();
    private final List<RoomEvent> events = new ArrayList<>();
    private final List<Integer> eventsAt = new ArrayList<>();
    private final RoomFeed feed = new RoomFeed(room, fx, this::hear);

    private void hear(RoomSnapshot snapshot, List<RoomEvent> news) {
        told.add(snapshot);
        events.addAll(news);
        if (!news.isEmpty()) {
            eventsAt.add(snapshot.lobby().waiting().size());
        }
    }

    @Test
    void aCrowdComesBitByBit_inOrder_andItsEventsWhenAllAreThere() {
        fx.runAll();
        told.clear();
        List<AwaitedParticipant> crowd = crowd(10_000);
        room.waiting(crowd);
        room.tell(new RoomEvent.Knocked(crowd.getLast()));
        fx.runAll();

        int before = 0;
        for (RoomSnapshot snapshot : told) {
            int size = snapshot.lobby().waiting().size();
            assertTrue(size - before <= LobbySlices.MOST_AT_ONCE, before + " then " + size);
            assertEquals(crowd.subList(0, size), snapshot.lobby().waiting());
            before = size;
        }
        assertEquals(room.snapshot(), told.getLast());
        assertEquals(List.of(10_000), eventsAt);
        assertEquals(
                told.size(),
                told.stream().map(each -> each.lobby().revision()).distinct().count(),
                "each list has a number of its own");
    }

    @Test
    void whoLeavesMeanwhile_isNotShownAnyMore() {
        fx.runAll();
        List<AwaitedParticipant> crowd = crowd(1_000);
        room.waiting(crowd);
        fx.runNext();
        room.waiting(crowd.subList(900, 1_000));
        fx.runNext();
        fx.runNext();

        assertEquals(crowd.subList(900, 1_000), told.getLast().lobby().waiting());
        fx.runAll();
        assertEquals(crowd.subList(900, 1_000), told.getLast().lobby().waiting());
    }

    @Test
    void afterTheEnd_nothingComes_notEvenTheRest() {
        room.waiting(crowd(1_000));
        fx.runNext();
        int heard = told.size();
        feed.close();
        fx.runAll();

        assertEquals(heard, told.size());
    }

    private List<AwaitedParticipant> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> room.person("id" + i, "Guest " + i, 0))
                .toList();
    }
}
