package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskJournal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Passes events on to a journal and keeps those of one stay, to sum them up when it ends. Safe to
 * use from several threads.
 */
public final class StayRecorder implements DeskJournal {
    /** Of a very long stay the newest are kept. */
    private static final int MOST_KEPT = 100_000;

    private final DeskJournal journal;
    private final ArrayDeque<DeskEvent> events = new ArrayDeque<>();
    private Optional<RoomLabel> here = Optional.empty();

    /** Begins with nothing. */
    public StayRecorder(DeskJournal journal) {
        this.journal = journal;
    }

    /** Writes that the stay ended, unless that is written already. */
    public void end(Instant now) {
        Optional<RoomLabel> room;
        synchronized (events) {
            room = here;
        }
        room.ifPresent(label -> write(new DeskEvent.Stay(now, label, false)));
    }

    @Override
    public void write(DeskEvent event) {
        synchronized (events) {
            if (event instanceof DeskEvent.Stay stay) {
                if (!stay.began() && here.isEmpty()) {
                    return;
                }
                here = stay.began() ? Optional.of(stay.room()) : Optional.empty();
            }
            events.add(event);
            if (events.size() > MOST_KEPT) {
                events.removeFirst();
            }
        }
        journal.write(event);
    }

    /** The stay so far, summed up; empty before the first event. */
    public Optional<SessionSummary> summary() {
        synchronized (events) {
            return SessionSummary.of(List.copyOf(events));
        }
    }
}
