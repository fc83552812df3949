package dev.anteroom.console.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.console.settings.SettingsFormatException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings file's text. Strict in reading: a value that cannot be right is never guessed. */
final class SettingsCodec {
    /**
     * What this version writes. Rises when a version in the field could no longer read the file.
     */
    static final int FORMAT = 1;

    private static final String PROGRAM = "Anteroom";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private SettingsCodec() {}

    static String write(Settings settings) {
        ObjectNode file = JSON.createObjectNode();
        file.put("program", PROGRAM).put("format", FORMAT);
        file.put("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        settings.window()
                .ifPresent(
                        window ->
                                file.putObject("window")
                                        .put("x", window.x())
                                        .put("y", window.y())
                                        .put("width", window.width())
                                        .put("height", window.height())
                                        .put("maximised", window.maximised()));
        RememberedJoin join = settings.join();
        file.putObject("join")
                .put("way", join.way())
                .put("name", join.name())
                .put("simulatedGuests", join.simulatedGuests())
                .put("address", join.address())
                .put("roomId", join.roomId())
                .put("role", join.role());
        file.putObject("reading")
                .put("language", settings.reading().language())
                .put("textPercent", settings.reading().textPercent());
        file.putObject("notices")
                .put("sound", settings.notices().sound())
                .put("volumePercent", settings.notices().volumePercent())
                .put("alerts", settings.notices().alerts())
                .put("tray", settings.notices().tray());
        file.put("undoSeconds", settings.undoSeconds());
        settings.replies().ifPresent(replies -> replies.forEach(file.putArray("replies")::add));
        file.put("journalDays", settings.desk().journalDays());
        ObjectNode expected = file.putObject("expected");
        settings.desk().expected().forEach(expected::put);
        MediaCodec.write(settings.media(), file.putObject("media"));
        WaysCodec.write(settings.ways(), file.putObject("ways"));
        return file.toPrettyString() + "\n";
    }

    static Settings read(String text) throws SettingsFormatException {
        JsonNode file;
        try {
            file = JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new SettingsFormatException(Fault.BROKEN, "not JSON");
        }
        if (!file.isObject() || !file.path("program").asText().equals(PROGRAM)) {
            // An empty file is what a crash of the machine leaves; it is nobody's.
            throw new SettingsFormatException(
                    file.isMissingNode() ? Fault.BROKEN : Fault.FOREIGN, "not ours");
        }
        if (!file.path("format").isInt() || file.path("format").asInt() < 1) {
            throw new SettingsFormatException(Fault.BROKEN, "no format");
        }
        if (file.path("format").asInt() > FORMAT) {
            throw new SettingsFormatException(Fault.NEWER, "format of a newer version");
        }
        try {
            return new Settings(
                    theme(file),
                    window(file.path("window")),
                    join(file.path("join")),
                    reading(file.path("reading")),
                    notices(file.path("notices")),
                    whole(file, "undoSeconds", Settings.DEFAULTS.undoSeconds()),
                    texts(file.path("replies")),
                    desk(file),
                    MediaCodec.read(file.path("media")),
                    WaysCodec.read(file.path("ways")));
        } catch (IllegalArgumentException outOfRange) {
            throw new SettingsFormatException(Fault.BROKEN, "a value out of range");
        }
    }

    private static ThemeChoice theme(JsonNode file) throws SettingsFormatException {
        String name = text(file, "theme", "system");
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
                return choice;
            }
        }
        throw new SettingsFormatException(Fault.BROKEN, "unknown theme");
    }

    private static Optional<WindowPlacement> window(JsonNode node) throws SettingsFormatException {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                new WindowPlacement(
                        number(node, "x"),
                        number(node, "y"),
                        number(node, "width"),
                        number(node, "height"),
                        flag(node, "maximised", false)));
    }

    private static Reading reading(JsonNode node) throws SettingsFormatException {
        Reading fallback = Reading.DEFAULTS;
        return new Reading(
                text(node, "language", fallback.language()),
                whole(node, "textPercent", fallback.textPercent()));
    }

    private static NoticeSettings notices(JsonNode node) throws SettingsFormatException {
        NoticeSettings fallback = NoticeSettings.DEFAULTS;
        return new NoticeSettings(
                flag(node, "sound", fallback.sound()),
                whole(node, "volumePercent", fallback.volumePercent()),
                flag(node, "alerts", fallback.alerts()),
                flag(node, "tray", fallback.tray()));
    }

    private static RememberedDesk desk(JsonNode file) throws SettingsFormatException {
        JsonNode lists = file.path("expected");
        if (!lists.isMissingNode() && !lists.isObject()) {
            throw new SettingsFormatException(Fault.BROKEN, "expected is no object");
        }
        Map<String, String> expected = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> list : lists.properties()) {
            expected.put(list.getKey(), text(lists, list.getKey(), ""));
        }
        return new RememberedDesk(
                whole(file, "journalDays", RememberedDesk.DEFAULTS.journalDays()), expected);
    }

    static Optional<List<String>> texts(JsonNode node) throws SettingsFormatException {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        if (!node.isArray()) {
            throw new SettingsFormatException(Fault.BROKEN, "a list of texts is none");
        }
        for (JsonNode text : node) {
            if (!text.isTextual()) {
                throw new SettingsFormatException(Fault.BROKEN, "a list of texts holds another");
            }
            texts.add(text.asText());
        }
        return Optional.of(texts);
    }

    private static RememberedJoin join(JsonNode node) throws SettingsFormatException {
        RememberedJoin fallback = RememberedJoin.NOTHING;
        return new RememberedJoin(
                text(node, "way", fallback.way()),
                text(node, "name", fallback.name()),
                flag(node, "simulatedGuests", fallback.simulatedGuests()),
                text(node, "address", fallback.address()),
                text(node, "roomId", fallback.roomId()),
                text(node, "role", fallback.role()));
    }

    static String text(JsonNode parent, String key, String fallback)
            throws SettingsFormatException {
        JsonNode value = parent.path(key);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isTextual()) {
            throw new SettingsFormatException(Fault.BROKEN, key + " is not a text");
        }
        return value.asText();
    }

    static boolean flag(JsonNode parent, String key, boolean fallback)
            throws SettingsFormatException {
        JsonNode value = parent.path(key);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isBoolean()) {
            throw new SettingsFormatException(Fault.BROKEN, key + " is not true or false");
        }
        return value.asBoolean();
    }

    private static int whole(JsonNode parent, String key, int fallback)
            throws SettingsFormatException {
        JsonNode value = parent.path(key);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isInt()) {
            throw new SettingsFormatException(Fault.BROKEN, key + " is not a whole number");
        }
        return value.asInt();
    }

    static double number(JsonNode parent, String key) throws SettingsFormatException {
        JsonNode value = parent.path(key);
        if (!value.isNumber()) {
            throw new SettingsFormatException(Fault.BROKEN, key + " is not a number");
        }
        return value.asDouble();
    }
}
