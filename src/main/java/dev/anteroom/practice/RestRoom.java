package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.WireCodec;

/** A room as REST writes it; numbers and switches come as JSON values or as strings (section 8). */
final class RestRoom {
    private RestRoom() {}

    /** The settings in the body of {@code POST /rooms}; whatever is missing has our default. */
    static RoomSettings settings(ObjectNode body) throws RestException {
        JsonNode settings = body.path("settings");
        RoomSettings defaults = RoomSettings.openRoom("");
        try {
            return new RoomSettings(
                    text(body, "name", RoomSettings.MAX_TEXT),
                    text(body, "owner_ref", RoomSettings.MAX_TEXT),
                    flag(settings, "knock"),
                    flag(settings, "wait_for_moderator"),
                    number(settings, "moderators", defaults.maxModerators()),
                    number(settings, "participants", defaults.maxParticipants()));
        } catch (IllegalArgumentException wrong) {
            throw badBody(String.valueOf(wrong.getMessage()));
        }
    }

    static ObjectNode describe(RoomState room) {
        RoomSettings settings = room.settings();
        ObjectNode description = WireCodec.object();
        description.put("room_id", room.id());
        description.put("name", settings.name());
        description.put("owner_ref", settings.ownerRef());
        description
                .putObject("settings")
                .put("mode", Payloads.MODE)
                .put("quality", Payloads.QUALITY)
                .put("knock", settings.knock())
                .put("wait_for_moderator", settings.waitForModerator())
                .put("moderators", settings.maxModerators())
                .put("participants", settings.maxParticipants());
        return description;
    }

    /** A text of the body; empty when it is missing. */
    static String text(ObjectNode body, String field, int longest) throws RestException {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isValueNode() || value.asText().length() > longest) {
            throw badBody(
                    "The field " + field + " is a text of at most " + longest + " characters.");
        }
        return value.asText();
    }

    private static boolean flag(JsonNode settings, String field) throws RestException {
        JsonNode value = settings.path(field);
        return switch (value.asText("")) {
            case "", "null", "false", "0" -> false;
            case "true", "1" -> true;
            default -> throw badBody("The setting " + field + " is true or false.");
        };
    }

    private static int number(JsonNode settings, String field, int missing) throws RestException {
        JsonNode value = settings.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return missing;
        }
        try {
            return Integer.parseInt(value.asText());
        } catch (NumberFormatException notNumber) {
            throw badBody("The setting " + field + " is a whole number.");
        }
    }

    static RestException badBody(String sentence) {
        return new RestException(400, RestException.BAD_BODY, sentence);
    }
}
