package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.AwaitedParticipant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something to be asked before a crowd is decided about. Immutable.
 *
 * @param verdict what is to be decided
 * @param crowd about whom
 * @param others the crowd without the suspicious; empty when that is not the question
 */
record BulkQuestion(Verdict verdict, Crowd crowd, Optional<Crowd> others) {
    /** What has to be asked: turning several away, and letting in suspicious among others. */
    static Optional<BulkQuestion> about(
            Crowd crowd, Verdict verdict, Predicate<AwaitedParticipant> suspicious) {
        if (crowd.size() < 2) {
            return Optional.empty();
        }
        if (verdict == Verdict.DENY) {
            return Optional.of(new BulkQuestion(verdict, crowd, Optional.empty()));
        }
        Crowd others = new Crowd(crowd.people().stream().filter(suspicious.negate()).toList());
        return others.size() == crowd.size()
                ? Optional.empty()
                : Optional.of(new BulkQuestion(verdict, crowd, Optional.of(others)));
    }

    /** How many of the crowd are suspicious, when that is the question. */
    int suspicious() {
        return others.map(calm -> crowd.size() - calm.size()).orElse(0);
    }
}
