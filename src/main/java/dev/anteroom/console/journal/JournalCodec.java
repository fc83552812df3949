package dev.anteroom.console.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Action;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.Person;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One event as one line of JSON, and back. Strict in reading: a line is right or not there. */
final class JournalCodec {
    /** Rises when an older version could misread a line. */
    private static final int FORMAT = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private JournalCodec() {}

    /** The event in one line, without the line's end. */
    static String write(DeskEvent event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("v", FORMAT).put("at", event.at().toString()).put("kind", kind(event));
        line.put("roomId", InertText.of(event.room().id()));
        line.put("room", InertText.of(event.room().name()));
        switch (event) {
            case DeskEvent.Knocked knocked ->
                    person(line, knocked.person())
                            .put("beforeYouJoined", knocked.beforeYouJoined());
            case DeskEvent.Decided decided -> {
                person(line, decided.person());
                line.put("verdict", word(decided.verdict())).put("by", word(decided.by()));
                Outcomes.write(line, decided.outcome());
                line.put("afterMillis", decided.after().toMillis());
            }
            case DeskEvent.Undone undone ->
                    person(line, undone.person()).put("verdict", word(undone.verdict()));
            case DeskEvent.Held held -> person(line, held.person()).put("held", held.held());
            case DeskEvent.Noted noted ->
                    person(line, noted.person()).put("note", InertText.of(noted.note()));
            case DeskEvent.Vanished vanished -> {
                person(line, vanished.person());
                vanished.why().ifPresent(why -> line.put("why", word(why)));
            }
            case DeskEvent.Acted acted ->
                    person(line, acted.person())
                            .put("action", word(acted.action()))
                            .put("done", acted.done());
            case DeskEvent.Unapproved unapproved -> person(line, unapproved.person());
            case DeskEvent.RuleSwitched rule ->
                    line.put("rule", word(rule.rule())).put("on", rule.on());
            case DeskEvent.Stay stay -> line.put("began", stay.began());
        }
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @throws JournalFormatException if it is torn, damaged, or of a newer version
     */
    static DeskEvent read(String text) throws JournalFormatException {
        try {
            JsonNode line = JSON.readTree(text);
            if (!line.path("v").isInt() || line.path("v").asInt() != FORMAT) {
                throw new JournalFormatException("not a line of this version");
            }
            return event(line);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException damaged) {
            throw new JournalFormatException("damaged");
        }
    }

    private static DeskEvent event(JsonNode line) throws JournalFormatException {
        Instant at = Instant.parse(text(line, "at"));
        RoomLabel room = new RoomLabel(text(line, "roomId"), text(line, "room"));
        return switch (text(line, "kind")) {
            case "knocked" ->
                    new DeskEvent.Knocked(at, room, person(line), flag(line, "beforeYouJoined"));
            case "decided" ->
                    new DeskEvent.Decided(
                            at,
                            room,
                            person(line),
                            word(Verdict.class, text(line, "verdict")),
                            word(DecidedBy.class, text(line, "by")),
                            Outcomes.read(line),
                            Duration.ofMillis(number(line, "afterMillis")));
            case "undone" ->
                    new DeskEvent.Undone(
                            at, room, person(line), word(Verdict.class, text(line, "verdict")));
            case "held" -> new DeskEvent.Held(at, room, person(line), flag(line, "held"));
            case "noted" -> new DeskEvent.Noted(at, room, person(line), text(line, "note"));
            case "vanished" -> new DeskEvent.Vanished(at, room, person(line), why(line));
            case "acted" ->
                    new DeskEvent.Acted(
                            at,
                            room,
                            person(line),
                            word(Action.class, text(line, "action")),
                            flag(line, "done"));
            case "unapproved" -> new DeskEvent.Unapproved(at, room, person(line));
            case "rule" ->
                    new DeskEvent.RuleSwitched(
                            at, room, word(DecidedBy.class, text(line, "rule")), flag(line, "on"));
            case "stay" -> new DeskEvent.Stay(at, room, flag(line, "began"));
            default -> throw new JournalFormatException("an unknown kind");
        };
    }

    private static Optional<Vanishing> why(JsonNode line) throws JournalFormatException {
        return line.has("why")
                ? Optional.of(word(Vanishing.class, text(line, "why")))
                : Optional.empty();
    }

    private static String kind(DeskEvent event) {
        return switch (EventKind.of(event)) {
            case RULE_SWITCHED -> "rule";
            case EventKind kind -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static ObjectNode person(ObjectNode line, Person person) {
        String id = InertText.of(person.id().value());
        return line.put("id", id.isEmpty() ? "?" : id).put("name", InertText.of(person.name()));
    }

    private static Person person(JsonNode line) throws JournalFormatException {
        return new Person(new ClientId(text(line, "id")), text(line, "name"));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static String text(JsonNode line, String key) throws JournalFormatException {
        JsonNode value = line.path(key);
        if (!value.isTextual()) {
            throw new JournalFormatException(key + " is missing");
        }
        return value.asText();
    }

    private static boolean flag(JsonNode line, String key) throws JournalFormatException {
        JsonNode value = line.path(key);
        if (!value.isBoolean()) {
            throw new JournalFormatException(key + " is missing");
        }
        return value.asBoolean();
    }

    private static long number(JsonNode line, String key) throws JournalFormatException {
        JsonNode value = line.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new JournalFormatException(key + " is missing");
        }
        return value.asLong();
    }
}
