package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The journal's words for the moderator. */
final class JournalTexts {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM);

    private final Texts texts = Texts.of("journal");

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    String when(Instant at, ZoneId zone) {
        return WHEN.format(at.atZone(zone));
    }

    String kind(EventKind kind) {
        return texts.get("kind." + key(kind));
    }

    String room(DeskEvent event) {
        return event.room().name().isEmpty() ? event.room().id() : event.room().name();
    }

    String person(DeskEvent event) {
        return EventKind.personOf(event)
                .map(person -> person.name().isEmpty() ? texts.get("name.none") : person.name())
                .orElse("");
    }

    /** What happened, in a few words. */
    String what(DeskEvent event) {
        return switch (event) {
            case DeskEvent.Knocked knocked ->
                    texts.get(knocked.beforeYouJoined() ? "what.knocked.before" : "what.knocked");
            case DeskEvent.Decided decided -> decided(decided);
            case DeskEvent.Undone undone -> texts.get("what.undone." + key(undone.verdict()));
            case DeskEvent.Held held -> texts.get(held.held() ? "what.held" : "what.released");
            case DeskEvent.Noted noted ->
                    noted.note().isEmpty()
                            ? texts.get("what.noted.nothing")
                            : texts.get("what.noted", noted.note());
            case DeskEvent.Vanished vanished ->
                    vanished.why()
                            .map(why -> texts.get("what.vanished." + key(why)))
                            .orElseGet(() -> texts.get("what.vanished"));
            case DeskEvent.Acted acted ->
                    texts.get(
                            "what.acted." + key(acted.action()) + (acted.done() ? "" : ".failed"));
            case DeskEvent.Unapproved _ -> texts.get("what.unapproved");
            case DeskEvent.RuleSwitched rule ->
                    texts.get("what.rule." + (rule.on() ? "on" : "off"), by(rule.rule()));
            case DeskEvent.Stay stay ->
                    texts.get(stay.began() ? "what.stay.began" : "what.stay.ended");
        };
    }

    /** Who decided; empty when nobody did, or it was the moderator. */
    String by(DecidedBy by) {
        return texts.get("by." + key(by));
    }

    /** A time span, rounded down. */
    String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return texts.get("span.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("span.minutes", seconds / 60, seconds % 60);
        }
        return texts.get("span.hours", seconds / 3600, seconds / 60 % 60);
    }

    private String decided(DeskEvent.Decided decided) {
        String outcome =
                decided.outcome() instanceof Decision.Refused(int code, String message)
                        ? texts.get("outcome.refused", message, Integer.toString(code))
                        : texts.get("outcome." + Outcomes.word(decided.outcome()));
        String after = texts.get("what.after", outcome, span(decided.after()));
        String wanted =
                decided.outcome().isDone()
                        ? after
                        : texts.get("what.wanted." + key(decided.verdict()), after);
        return decided.by() == DecidedBy.MODERATOR
                ? wanted
                : texts.get("what.byRule", wanted, by(decided.by()));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
