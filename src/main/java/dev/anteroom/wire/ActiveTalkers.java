package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which talker slot carries whom: the payload of {@code active-talkers-updated} (protocol section
 * 4.7).
 *
 * @param list newest talker first
 */
public record ActiveTalkers(List<Entry> list) {
    /** Keeps its own copy. */
    public ActiveTalkers {
        list = List.copyOf(list);
    }

    /**
     * Somebody in a slot.
     *
     * @param streamId the slot
     * @param clientId who
     * @param name as sent, unclean
     * @param sound whether sound of theirs is sent
     * @param picture whether pictures of theirs are sent
     */
    public record Entry(
            int streamId, String clientId, String name, boolean sound, boolean picture) {}

    /**
     * Reads the payload; entries without a slot or a person are left out, and what comes after more
     * entries than a room has streams.
     *
     * @throws WireException if there is no list
     */
    public static ActiveTalkers of(JsonNode payload) throws WireException {
        JsonNode list = payload.path("activeList");
        if (!list.isArray()) {
            throw new WireException("active-talkers-updated needs activeList.");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            if (entries.size() == StreamInfo.MOST_STREAMS) {
                break;
            }
            entry(entry).ifPresent(entries::add);
        }
        return new ActiveTalkers(entries);
    }

    private static Optional<Entry> entry(JsonNode entry) {
        int slot = StreamInfo.number(entry.path("streamId"));
        String clientId = entry.path("clientId").asText("");
        if (slot < 0 || !ClientIds.isValid(clientId)) {
            return Optional.empty();
        }
        String media = entry.path("mediatype").asText("audiovideo");
        boolean picture = media.equals("audiovideo") || media.equals("video");
        return Optional.of(
                new Entry(
                        slot,
                        clientId,
                        entry.path("name").asText(""),
                        media.startsWith("audio"),
                        picture && !entry.path("videomuted").asBoolean(false)));
    }
}
