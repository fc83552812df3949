package dev.anteroom.console.trust;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.enx.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What this session knows of people, room by room. Lives as long as the program and forgets all
 * with it. For the JavaFX application thread, or for one thread of a test.
 */
public final class TrustMemory {
    private final NameShapes shapes = new NameShapes();
    private final Map<String, RoomMemory> rooms = new HashMap<>();

    /** What is known of a room's people; begins empty. */
    public RoomMemory of(String roomId) {
        return rooms.computeIfAbsent(roomId, _ -> new RoomMemory(shapes));
    }

    /**
     * A journal that passes everything on and learns from it who was turned away.
     *
     * @param journal gets every event first
     * @param fx runs tasks on this object's thread
     */
    public DeskJournal watching(DeskJournal journal, Executor fx) {
        return event -> {
            journal.write(event);
            if (event instanceof DeskEvent.Decided || event instanceof DeskEvent.Acted) {
                fx.execute(() -> learn(event));
            }
        };
    }

    void learn(DeskEvent event) {
        RoomMemory room = of(event.room().id());
        switch (event) {
            // Whom a rule denied was turned away often enough before; counting its own doing would
            // only repeat that.
            case DeskEvent.Decided decided
                    when decided.outcome() instanceof Decision.Denied
                            && decided.by() == DeskEvent.DecidedBy.MODERATOR ->
                    room.denied(decided.person().name(), decided.at());
            // Somebody sent back was told to knock again.
            case DeskEvent.Acted acted
                    when acted.action() == DeskEvent.Action.REMOVE && acted.done() ->
                    room.removed(acted.person().name(), acted.at());
            default -> {}
        }
    }
}
