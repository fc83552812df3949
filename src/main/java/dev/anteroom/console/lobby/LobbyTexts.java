package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lobby's sentences. */
final class LobbyTexts {
    private static final Duration LONG_WAIT = Duration.ofMinutes(5);
    private static final Duration VERY_LONG_WAIT = Duration.ofMinutes(15);

    private final Texts texts = Texts.of("lobby");

    /** How urgent a wait has become. */
    enum Patience {
        CALM,
        LONG,
        VERY_LONG
    }

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** The name to show; says so when there is none. */
    String name(AwaitedParticipant person) {
        return person.name().isEmpty() ? texts.get("name.none") : person.name();
    }

    static Duration waited(AwaitedParticipant person, long nowNanos) {
        return Duration.ofNanos(Math.max(0, nowNanos - person.arrival().firstSeenNanos()));
    }

    static Patience patience(Duration waited) {
        if (waited.compareTo(VERY_LONG_WAIT) >= 0) {
            return Patience.VERY_LONG;
        }
        return waited.compareTo(LONG_WAIT) >= 0 ? Patience.LONG : Patience.CALM;
    }

    /** How long somebody waits, in words; the words change with the patience, not only a colour. */
    String waiting(AwaitedParticipant person, long nowNanos) {
        Duration waited = waited(person, nowNanos);
        long minutes = waited.toMinutes();
        String length = length(minutes);
        String seen =
                switch (person.arrival()) {
                    case Arrival.Knocked _ -> minutes < 1 ? "wait.new" : "wait.known";
                    case Arrival.BeforeYouJoined _ ->
                            minutes < 1 ? "wait.before.new" : "wait.before.known";
                };
        String words = texts.get(seen, length);
        return switch (patience(waited)) {
            case CALM -> words;
            case LONG -> texts.get("wait.long", words);
            case VERY_LONG -> texts.get("wait.veryLong", words);
        };
    }

    /** What a row says after a decision that did not come true. */
    String failure(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused(refused)
                : texts.get("row." + key(decision));
    }

    /** What the status line says after a decision. */
    String outcome(String name, Decision decision) {
        return decision instanceof Decision.Refused refused
                ? texts.get("status.refused", name, refused(refused))
                : texts.get("status." + key(decision), name);
    }

    /** What a row says of somebody who stopped waiting. */
    String gone(Optional<Vanishing> why) {
        return texts.get("gone." + why.map(LobbyTexts::key).orElse("unknown"));
    }

    /** What the status line says of people who stopped waiting. */
    String vanished(List<String> names, Vanishing why) {
        return several("vanished." + key(why), names);
    }

    /** What the status line says of people who knocked. */
    String knocked(List<String> names) {
        return several("knocked", names);
    }

    /** What the status line says of decisions that can be taken back for a while. */
    String pending(List<Planned> plan, int missing, long seconds) {
        String key = "pending." + key(plan.getFirst().verdict());
        String words =
                plan.size() == 1
                        ? texts.get(key + ".one", name(plan.getFirst().person()), seconds)
                        : texts.get(key + ".many", plan.size(), seconds);
        return missing == 0 ? words : words + " " + texts.get("bulk.missing", missing);
    }

    /** What the status line says of decisions that were taken back. */
    String undone(List<Planned> undone) {
        return several("undone", undone.stream().map(each -> name(each.person())).toList());
    }

    /** What the status line says of people put on hold, or taken off it. */
    String held(List<AwaitedRow> rows, boolean held) {
        return several(held ? "held" : "unheld", names(rows));
    }

    /** What the status line says of people one takes care of, or no longer. */
    String claimed(List<AwaitedRow> rows, boolean released, int colleagues) {
        String words = several(released ? "claim.released" : "claim.made", names(rows));
        return colleagues > 0 ? words : words + " " + texts.get("claim.alone");
    }

    /** The queue in one line. */
    String queue(QueuePicture.Numbers numbers) {
        List<String> parts = new ArrayList<>();
        parts.add(
                numbers.waiting() == 0
                        ? texts.get("queue.nobody")
                        : texts.get("queue.waiting", numbers.waiting()));
        numbers.longest().ifPresent(longest -> parts.add(longest(longest)));
        parts.add(texts.get("queue.decided", numbers.decided()));
        return String.join(texts.get("row.separator"), parts);
    }

    private String longest(QueuePicture.Longest longest) {
        if (longest.minutes() < 1) {
            return texts.get(longest.orMore() ? "queue.longest.before" : "queue.longest.new");
        }
        return texts.get(
                longest.orMore() ? "queue.longest.orMore" : "queue.longest",
                length(longest.minutes()));
    }

    private String length(long minutes) {
        return minutes < 60
                ? texts.get("wait.minutes", minutes)
                : texts.get("wait.hours", minutes / 60, minutes % 60);
    }

    /** How deciding about several people ended, in one sentence. */
    String bulkResult(BulkResult result) {
        List<String> parts = new ArrayList<>();
        add(parts, "result.admitted", result.admitted());
        add(parts, "result.denied", result.denied());
        add(parts, "result.gone", result.gone());
        add(parts, "result.failed", result.failed().size());
        add(parts, "result.stopped", result.stopped());
        add(parts, "result.drafts", result.drafts());
        return texts.get("result.sentence", String.join(", ", parts));
    }

    private void add(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(texts.get(key, count));
        }
    }

    private List<String> names(List<AwaitedRow> rows) {
        return rows.stream().map(row -> name(row.person())).toList();
    }

    private String several(String key, List<String> names) {
        return names.size() == 1
                ? texts.get(key + ".one", names.getFirst())
                : texts.get(key + ".many", names.size(), names.getFirst());
    }

    private String refused(Decision.Refused refused) {
        return refused.message().isEmpty()
                ? texts.get("row.refused.code", Integer.toString(refused.code()))
                : texts.get("row.refused", refused.message(), Integer.toString(refused.code()));
    }

    private static String key(Decision decision) {
        return switch (decision) {
            case Decision.Admitted _ -> "admitted";
            case Decision.Denied _ -> "denied";
            case Decision.AlreadyGone _ -> "alreadyGone";
            case Decision.DecidedElsewhere _ -> "decidedElsewhere";
            case Decision.RoomFull _ -> "roomFull";
            case Decision.NotAllowed _ -> "notAllowed";
            case Decision.Refused _ -> "refused";
            case Decision.NotSent _ -> "notSent";
            case Decision.Unconfirmed _ -> "unconfirmed";
        };
    }

    private static String key(Vanishing why) {
        return switch (why) {
            case ADMITTED_ELSEWHERE -> "admittedElsewhere";
            case LEFT_OR_DENIED_ELSEWHERE -> "leftOrDenied";
            case KNOCK_SWITCHED_OFF -> "knockOff";
        };
    }

    static String key(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    static String key(LobbyPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
