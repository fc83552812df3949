package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.Decision;
import java.util.List;
import java.util.function.Predicate;

/**
 * How deciding about several people ended. Immutable.
 *
 * @param ends how each decision ended that was sent, or was found to be too late
 * @param stopped how many were not sent because the moderator said stop
 * @param drafts how many were not sent because the connection was lost
 */
public record BulkResult(List<End> ends, int stopped, int drafts) {
    /** How one ended. */
    record End(Planned planned, Decision decision) {
        boolean isGone() {
            return decision instanceof Decision.AlreadyGone
                    || decision instanceof Decision.DecidedElsewhere;
        }

        boolean isFailed() {
            return !decision.isDone() && !isGone();
        }
    }

    /** Keeps its own copy of the list. */
    public BulkResult {
        ends = List.copyOf(ends);
    }

    int admitted() {
        return count(end -> end.decision() instanceof Decision.Admitted);
    }

    int denied() {
        return count(end -> end.decision() instanceof Decision.Denied);
    }

    int gone() {
        return count(End::isGone);
    }

    /** The decisions that did not come true though the person still waits, as far as is known. */
    List<End> failed() {
        return ends.stream().filter(End::isFailed).toList();
    }

    /** The verdict when it was the same for all; for words. */
    boolean isOnly(Verdict verdict) {
        return ends.stream().allMatch(end -> end.planned().verdict() == verdict);
    }

    private int count(Predicate<End> which) {
        return (int) ends.stream().filter(which).count();
    }
}
