package dev.anteroom.console.room;

import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What is new in a room: its state now, and what led there.
 *
 * @param snapshot the newest state; contains the effect of every event
 * @param events in order; of a flood only the newest {@value #MOST_EVENTS}, since the state tells
 *     the rest
 */
record RoomNews(RoomSnapshot snapshot, List<RoomEvent> events) {
    static final int MOST_EVENTS = 500;

    RoomNews {
        events = List.copyOf(events);
    }

    RoomNews followedBy(RoomNews later) {
        List<RoomEvent> all = new ArrayList<>(events.size() + later.events.size());
        all.addAll(events);
        all.addAll(later.events);
        int surplus = Math.max(0, all.size() - MOST_EVENTS);
        RoomSnapshot newest =
                later.snapshot.revision() >= snapshot.revision() ? later.snapshot : snapshot;
        return new RoomNews(newest, all.subList(surplus, all.size()));
    }
}
