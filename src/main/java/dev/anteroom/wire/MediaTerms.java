package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code room-connected} says about media (protocol section 2.4). A field that is missing or
 * wrong means its default: nobody is kept out of a room by it.
 *
 * @param streams what can be received
 * @param iceServers what helps to find a way through the network
 * @param minVideoKilobits per second; 0 for no limit
 * @param maxVideoKilobits per second; 0 for no limit; the default where no maximum is given
 * @param maxVideoFps frames per second; 0 for no limit
 * @param mediaConfiguration {@code default} or {@code H264_AND_OPUS}
 */
public record MediaTerms(
        List<StreamInfo> streams,
        List<Ice> iceServers,
        int minVideoKilobits,
        int maxVideoKilobits,
        int maxVideoFps,
        String mediaConfiguration) {
    private static final int MOST_SERVERS = 16;
    private static final int LONGEST_TEXT = 1_024;
    private static final int MOST_KILOBITS = 100_000;
    private static final int MOST_FPS = 240;

    /** A server that helps to find a way. */
    public record Ice(List<String> urls, String username, String credential) {
        /** Keeps its own copy. */
        public Ice {
            urls = List.copyOf(urls);
        }

        @Override
        public String toString() {
            return "Ice" + urls;
        }
    }

    /** Keeps its own copies. */
    public MediaTerms {
        streams = List.copyOf(streams);
        iceServers = List.copyOf(iceServers);
    }

    /** Reads the payload. Any input is accepted. */
    public static MediaTerms of(JsonNode payload) {
        int max = limit(payload.path("maxVideoBW"), MOST_KILOBITS);
        int most = max > 0 ? max : limit(payload.path("defaultVideoBW"), MOST_KILOBITS);
        int least = limit(payload.path("minVideoBW"), MOST_KILOBITS);
        return new MediaTerms(
                StreamInfo.list(payload.path("streams")),
                ice(payload.path("iceServers")),
                most > 0 ? Math.min(least, most) : least,
                most,
                limit(payload.path("maxVideoFps"), MOST_FPS),
                text(payload.path("mediaConfiguration")));
    }

    private static int limit(JsonNode value, int most) {
        // Numbers travel as text too, as in the settings of a room (8).
        double number = value.isNumber() ? value.asDouble() : value.asDouble(0);
        return number > 0 ? (int) Math.min(number, most) : 0;
    }

    private static List<Ice> ice(JsonNode list) {
        List<Ice> servers = new ArrayList<>();
        for (JsonNode entry : list) {
            List<String> urls = urls(entry.path("urls"));
            if (urls.isEmpty()) {
                urls = urls(entry.path("url"));
            }
            if (!urls.isEmpty() && servers.size() < MOST_SERVERS) {
                servers.add(
                        new Ice(
                                urls,
                                text(entry.path("username")),
                                text(entry.path("credential"))));
            }
        }
        return servers;
    }

    private static List<String> urls(JsonNode urls) {
        List<String> read = new ArrayList<>();
        for (JsonNode url : urls.isArray() ? urls : WireCodec.array().add(urls)) {
            String text = text(url);
            if (text.matches("(?i)(stun|turn)s?:\\S+") && read.size() < MOST_SERVERS) {
                read.add(text);
            }
        }
        return read;
    }

    private static String text(JsonNode value) {
        String text = value.isTextual() ? value.asText() : "";
        return text.length() > LONGEST_TEXT ? "" : text;
    }
}
