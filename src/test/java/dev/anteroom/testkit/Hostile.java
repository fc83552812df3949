package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Makes hostile input by a fixed seed: what is valid, damaged at random. {@code
 * -Danteroom.fuzz=1000000} tries longer, {@code -Danteroom.seed=…} something else; a failure names
 * both.
 */
public final class Hostile {
    private static final String[] FRAGMENTS = {
        "",
        " ",
        "\0",
        "\n",
        "\r\n",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud83d",
        "\udc00",
        "<b>",
        "'",
        "\"",
        "\\",
        "../",
        "%00",
        "=cmd|'/c calc'!A1",
        "${jndi:ldap://x}",
        "{}",
        "[]",
        "null",
        "-1",
        "1e999",
        "9223372036854775808",
        "\u0301\u0301\u0301\u0301\u0301\u0301",
        "ﷺ",
        "ａ",
        "а",
        "🏳️‍🌈",
        "=",
        "+",
        "a=candidate:",
        "v=0",
        "m=",
        ":",
        "/",
        "?",
        "&",
        "#",
        "@"
    };

    private final SplittableRandom random;
    private final long seed;

    private Hostile(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    /** Something that throws what it likes. */
    @FunctionalInterface
    public interface Attempt {
        /** Tries one input. */
        void run(Hostile hostile) throws Exception;
    }

    /** Tries as often as asked for; a failure tells by which seed it comes again. */
    public static void attack(Attempt attempt) {
        attack(3000, attempt);
    }

    /** The same, but usually only so often, for what takes longer. */
    public static void attack(int usually, Attempt attempt) {
        int rounds = Integer.getInteger("anteroom.fuzz", usually);
        long first = Long.getLong("anteroom.seed", 20261126);
        for (long seed = first; seed < first + rounds; seed++) {
            try {
                attempt.run(new Hostile(seed));
            } catch (Exception | Error failed) {
                throw new AssertionError(
                        "It failed with -Danteroom.fuzz=1 -Danteroom.seed=" + seed, failed);
            }
        }
    }

    /** What makes this one come again. */
    public long seed() {
        return seed;
    }

    /** A number from 0 to below the bound. */
    public int number(int bound) {
        return random.nextInt(bound);
    }

    /** One of these. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(number(choices.size()));
    }

    /** Any text, mostly short. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = number(6); i > 0; i--) {
            switch (number(4)) {
                case 0 -> text.append(FRAGMENTS[number(FRAGMENTS.length)]);
                case 1 -> text.append((char) number(0x10000));
                case 2 -> text.append(Integer.toString(random.nextInt(), 36));
                default -> text.append(FRAGMENTS[number(FRAGMENTS.length)].repeat(number(40)));
            }
        }
        return text.toString();
    }

    /** A text with pieces lost, repeated, replaced or moved. */
    public String damaged(String valid) {
        StringBuilder text = new StringBuilder(valid);
        for (int i = 1 + number(4); i > 0; i--) {
            int from = number(text.length() + 1);
            int to = Math.min(text.length(), from + number(8));
            switch (number(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to).repeat(number(5)));
                case 2 -> text.insert(from, text());
                case 3 -> text.setLength(from);
                default -> text.replace(from, to, text());
            }
        }
        return text.toString();
    }

    /** JSON with one to three places changed, a copy. */
    public JsonNode damaged(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        for (int i = 1 + number(3); i > 0; i--) {
            copy = changed(copy);
        }
        return copy;
    }

    private JsonNode changed(JsonNode node) {
        List<JsonNode> containers = new ArrayList<>();
        collect(node, containers);
        if (containers.isEmpty() || number(12) == 0) {
            return anything(2);
        }
        if (oneOf(containers) instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? text() : oneOf(names);
            switch (number(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(text(), object.has(name) ? object.get(name) : anything(1));
                default -> object.set(name, anything(2));
            }
        } else if (oneOf(containers) instanceof ArrayNode array) {
            switch (number(3)) {
                case 0 -> array.removeAll();
                case 1 -> array.add(anything(2));
                default -> array.insert(0, array.isEmpty() ? anything(1) : array.get(0).deepCopy());
            }
        }
        return node;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    /** Any JSON. */
    public JsonNode anything(int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (number(depth > 0 ? 10 : 8)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextInt());
            case 3 -> json.numberNode(random.nextLong());
            case 4 -> json.numberNode(oneOf(List.of(0, 1, -1, Integer.MAX_VALUE)));
            case 5 -> json.numberNode(random.nextDouble() * 1e300);
            case 6, 7 -> json.textNode(text());
            case 8 -> {
                ObjectNode object = json.objectNode();
                for (int i = number(4); i > 0; i--) {
                    object.set(text(), anything(depth - 1));
                }
                yield object;
            }
            default -> {
                ArrayNode array = json.arrayNode();
                for (int i = number(4); i > 0; i--) {
                    array.add(anything(depth - 1));
                }
                yield array;
            }
        };
    }

    /**
     * A message of the dialect.
     *
     * @param name the event's
     */
    public record Said(String name, JsonNode payload) {}

    /** Everything that one side says in the transcripts: {@code server} or {@code client}. */
    public static List<Said> transcripts(String side) {
        List<Said> all = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(
                        Path.of(
                                Objects.requireNonNull(
                                                Hostile.class.getResource("/transcripts/sdk"))
                                        .toURI()))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                for (JsonNode step : WireCodec.parse(Files.readString(file)).path("steps")) {
                    if (step.has(side)) {
                        all.add(
                                new Said(
                                        step.path(side).asText(),
                                        step.path(step.has("payload") ? "payload" : "with")));
                    }
                }
            }
        } catch (IOException | URISyntaxException | WireException unreadable) {
            throw new AssertionError("The transcripts are not to be had.", unreadable);
        }
        if (all.isEmpty()) {
            throw new AssertionError("The transcripts say nothing.");
        }
        return all;
    }
}
