package dev.anteroom.console.lobby;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decisions that can still be taken back, one batch for each act of the moderator. */
final class UndoWindow {
    /**
     * The shared clock tells the time of its last tick, so up to this much of the window has passed
     * already when it opens. A window may be longer than promised, never shorter.
     */
    static final Duration TICK = Duration.ofSeconds(1);

    private final Map<Long, Batch> batches = new LinkedHashMap<>();
    private long numbers;

    /**
     * What was decided in one act.
     *
     * @param number which act
     * @param plan about whom, as it was decided
     * @param endsAtNanos when it is sent
     */
    record Batch(long number, List<Planned> plan, long endsAtNanos) {
        /** Who of it is still to be decided about: not taken back, not gone, no new knock. */
        List<Planned> pending() {
            return plan.stream().filter(this::isPending).toList();
        }

        private boolean isPending(Planned planned) {
            return planned.row().state() instanceof RowState.Pending pending
                    && pending.batch() == number
                    && planned.isSameKnock();
        }
    }

    /** Keeps decisions back. */
    void open(List<Planned> plan, long now, Duration window) {
        Batch batch = new Batch(++numbers, List.copyOf(plan), now + window.plus(TICK).toNanos());
        batches.put(batch.number(), batch);
        for (Planned planned : plan) {
            planned.row()
                    .become(
                            new RowState.Pending(
                                    planned.verdict(), batch.endsAtNanos(), batch.number()));
        }
    }

    /** Ends the windows whose time has come, and tells what is to be sent. */
    List<List<Planned>> ended(long now) {
        List<List<Planned>> due = new ArrayList<>();
        for (Batch batch : List.copyOf(batches.values())) {
            if (now - batch.endsAtNanos() >= 0) {
                batches.remove(batch.number());
                due.add(batch.pending());
            }
        }
        due.removeIf(List::isEmpty);
        return due;
    }

    /** Takes back what was decided about these; tells what that was. */
    List<Planned> undo(Collection<AwaitedRow> rows) {
        Set<AwaitedRow> meant = new HashSet<>(rows);
        return takeBack(all().stream().filter(planned -> meant.contains(planned.row())).toList());
    }

    /** Takes back the newest act that still can be. */
    List<Planned> undoNewest() {
        return newest(1).map(batch -> takeBack(batch.pending())).orElse(List.of());
    }

    /** Ends all windows; tells what was in them. The rows are the caller's to change. */
    List<Planned> interrupt() {
        List<Planned> pending = all();
        batches.clear();
        return pending;
    }

    /** The newest act that decided about several people, of whom some still can be taken back. */
    Optional<Batch> newestOfSeveral() {
        return newest(2);
    }

    /** How many decisions are kept back. */
    int size() {
        return batches.isEmpty() ? 0 : all().size();
    }

    private Optional<Batch> newest(int least) {
        return batches.values().stream()
                .filter(batch -> batch.plan().size() >= least && !batch.pending().isEmpty())
                .max(Comparator.comparingLong(Batch::number));
    }

    private List<Planned> all() {
        return batches.values().stream().flatMap(batch -> batch.pending().stream()).toList();
    }

    private static List<Planned> takeBack(List<Planned> plan) {
        plan.forEach(planned -> planned.row().become(new RowState.Waiting()));
        return plan;
    }
}
