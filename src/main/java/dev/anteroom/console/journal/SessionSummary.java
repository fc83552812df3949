package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one stay was like, computed from its events. Immutable.
 *
 * @param began when the stay, or the first event, was
 * @param lasted from then to the last event
 * @param knocked how many knocks were seen
 * @param admitted how many this desk let in
 * @param denied how many this desk turned away
 * @param admittedElsewhere how many another moderator let in
 * @param left how many stopped waiting without a decision of this desk, as far as is known
 * @param byRules how many of those decisions rules made
 * @param alarms how many people were in the room whom nobody let in
 * @param longestWait until a decision of this desk; empty when there was none
 * @param medianWait the wait that half of them had at most
 */
public record SessionSummary(
        Instant began,
        Duration lasted,
        int knocked,
        int admitted,
        int denied,
        int admittedElsewhere,
        int left,
        int byRules,
        int alarms,
        Optional<Duration> longestWait,
        Optional<Duration> medianWait) {
    /** Sums up the events of one stay, in their order; empty when there are none. */
    public static Optional<SessionSummary> of(List<DeskEvent> events) {
        return events.isEmpty() ? Optional.empty() : Optional.of(new Count(events).summary());
    }

    private static final class Count {
        private final Instant began;
        private final Instant ended;
        private final List<Duration> waits = new ArrayList<>();
        private final Map<ClientId, Boolean> gone = new HashMap<>();
        private int knocked;
        private int admitted;
        private int denied;
        private int byRules;
        private int alarms;

        Count(List<DeskEvent> events) {
            began = events.getFirst().at();
            ended = events.getLast().at();
            events.forEach(this::count);
        }

        private void count(DeskEvent event) {
            switch (event) {
                case DeskEvent.Knocked knock -> {
                    knocked++;
                    gone.remove(knock.person().id());
                }
                case DeskEvent.Decided decided -> decided(decided);
                // The room may tell twice, first that somebody is gone and then why.
                case DeskEvent.Vanished vanished ->
                        gone.merge(
                                vanished.person().id(),
                                vanished.why()
                                        .filter(Vanishing.ADMITTED_ELSEWHERE::equals)
                                        .isPresent(),
                                Boolean::logicalOr);
                case DeskEvent.Unapproved _ -> alarms++;
                case DeskEvent.Undone _,
                        DeskEvent.Held _,
                        DeskEvent.Noted _,
                        DeskEvent.Acted _,
                        DeskEvent.RuleSwitched _,
                        DeskEvent.Stay _ -> {}
            }
        }

        private void decided(DeskEvent.Decided decided) {
            if (!decided.outcome().isDone()) {
                return;
            }
            if (decided.outcome() instanceof Decision.Admitted) {
                admitted++;
            } else {
                denied++;
            }
            byRules += decided.by() == DecidedBy.MODERATOR ? 0 : 1;
            waits.add(decided.after());
            gone.remove(decided.person().id());
        }

        SessionSummary summary() {
            List<Duration> sorted = waits.stream().sorted().toList();
            int elsewhere = (int) gone.values().stream().filter(each -> each).count();
            return new SessionSummary(
                    began,
                    Duration.between(began, ended),
                    knocked,
                    admitted,
                    denied,
                    elsewhere,
                    gone.size() - elsewhere,
                    byRules,
                    alarms,
                    sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getLast()),
                    sorted.isEmpty()
                            ? Optional.empty()
                            : Optional.of(sorted.get((sorted.size() - 1) / 2)));
        }
    }
}
