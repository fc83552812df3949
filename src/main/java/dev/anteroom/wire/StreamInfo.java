package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream as a server announces it: an entry of {@code streams}, and the payload of {@code
 * onAddStream} (protocol section 5.4).
 *
 * @param id a whole number, never negative
 * @param audio whether it may carry sound
 * @param video whether it may carry pictures
 * @param screen whether it carries a shown screen
 * @param canvas whether it carries a drawing
 * @param clientId whose it is; empty for a talker slot, and where the server does not say
 */
public record StreamInfo(
        int id, boolean audio, boolean video, boolean screen, boolean canvas, String clientId) {
    /** The most talker slots a room has. */
    public static final int MOST_TALKERS = 12;

    /** More announcements than this at once are not read. */
    public static final int MOST_STREAMS = 64;

    /** Reads one; empty when it has no usable number. */
    public static Optional<StreamInfo> of(JsonNode stream) {
        int id = number(stream.path("id"));
        if (id < 0) {
            return Optional.empty();
        }
        String owner = stream.path("clientId").asText("");
        return Optional.of(
                new StreamInfo(
                        id,
                        stream.path("audio").asBoolean(true),
                        carries(stream.path("video")),
                        stream.path("screen").asBoolean(false),
                        stream.path("canvas").asBoolean(false),
                        ClientIds.isValid(owner) ? owner : ""));
    }

    /** Reads a list, leaving out what is unreadable; anything but a list is an empty one. */
    public static List<StreamInfo> list(JsonNode streams) {
        List<StreamInfo> read = new ArrayList<>();
        for (JsonNode stream : streams) {
            if (read.size() == MOST_STREAMS) {
                break;
            }
            of(stream).ifPresent(read::add);
        }
        return List.copyOf(read);
    }

    /** Whether the server puts talkers into it, one after the other. */
    public boolean isTalkerSlot() {
        return !screen && !canvas && id >= 1 && id <= MOST_TALKERS;
    }

    /** A stream's number, which travels as a number or as text (4.7); negative for none. */
    static int number(JsonNode id) {
        if (id.isInt()) {
            return id.asInt();
        }
        String text = id.isTextual() ? id.asText() : "";
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** A flag, or the size of the picture. */
    private static boolean carries(JsonNode video) {
        return video.isObject() || video.asBoolean(true);
    }
}
