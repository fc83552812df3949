package dev.anteroom.practice.relay;

import dev.anteroom.practice.relay.MediaOffer.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects one {@code m=} section of an offer, line by line. */
final class SectionReader {
    private static final int MOST_SOURCES = 32;

    private final int index;
    private final String[] head;
    private final Map<Integer, String> rtpMaps = new HashMap<>();
    private final Map<Integer, String> parameters = new HashMap<>();
    private final Map<Integer, Set<String>> feedback = new HashMap<>();
    private final Set<String> feedbackOfAll = new LinkedHashSet<>();
    private final Map<String, Integer> extensions = new LinkedHashMap<>();
    private final Set<Integer> sources = new LinkedHashSet<>();
    private final Set<Integer> repairs = new HashSet<>();
    private String mid = "";
    private Direction direction;
    private int maxKbps;
    private boolean multiplexed;

    SectionReader(int index, String line, Direction ofSession) {
        this.index = index;
        head = line.split(" +", 4);
        if (head.length < 4 || !head[0].matches("[a-z]{1,16}")) {
            throw new IllegalArgumentException("The offer has a part that cannot be read.");
        }
        direction = ofSession;
    }

    void bandwidth(String value) {
        if (value.startsWith("AS:")) {
            maxKbps = Math.clamp(number(value.substring(3)), 0, 1_000_000);
        }
    }

    void attribute(String name, String value) {
        direction = direction(name, direction);
        switch (name) {
            case "mid" -> mid = readMid(value);
            case "rtcp-mux" -> multiplexed = true;
            case "rtpmap" -> ofPayload(value, rtpMaps);
            case "fmtp" -> ofPayload(value, parameters);
            case "rtcp-fb" -> readFeedback(value);
            case "extmap" -> readExtension(value);
            case "ssrc" -> readSource(value);
            case "ssrc-group" -> readGroup(value);
            default -> {
                // Everything else is for other kinds of answerers.
            }
        }
    }

    static Direction direction(String attribute, Direction before) {
        return switch (attribute) {
            case "sendrecv" -> Direction.SENDRECV;
            case "sendonly" -> Direction.SENDONLY;
            case "recvonly" -> Direction.RECVONLY;
            case "inactive" -> Direction.INACTIVE;
            default -> before;
        };
    }

    private static String readMid(String value) {
        // It is repeated in the answer.
        if (!value.matches("[A-Za-z0-9_.+-]{1,32}")) {
            throw new IllegalArgumentException("The offer has a part with an unusable name.");
        }
        return value;
    }

    private static void ofPayload(String value, Map<Integer, String> target) {
        int space = value.indexOf(' ');
        int payload = space < 0 ? -1 : number(value.substring(0, space));
        if (payload >= 0 && payload <= 127) {
            target.putIfAbsent(payload, value.substring(space + 1).trim());
        }
    }

    private void readFeedback(String value) {
        int space = value.indexOf(' ');
        if (space < 0) {
            return;
        }
        String what = value.substring(space + 1).trim();
        if (value.startsWith("*")) {
            feedbackOfAll.add(what);
        } else {
            feedback.computeIfAbsent(number(value.substring(0, space)), _ -> new LinkedHashSet<>())
                    .add(what);
        }
    }

    private void readExtension(String value) {
        String[] parts = value.split(" +", 3);
        int id = number(parts[0].split("/", 2)[0]);
        // Ids above 14 need the long form, which nobody offers for what we use.
        if (parts.length >= 2 && id >= 1 && id <= 14) {
            extensions.putIfAbsent(parts[1], id);
        }
    }

    private void readSource(String value) {
        long source = unsigned(value.split(" ", 2)[0]);
        if (source >= 0 && sources.size() < MOST_SOURCES) {
            sources.add((int) source);
        }
    }

    private void readGroup(String value) {
        String[] parts = value.split(" +", -1);
        // Second and later ones of FID and FEC-FR repair the first.
        if (parts[0].equals("FID") || parts[0].equals("FEC-FR")) {
            for (int i = 2; i < Math.min(parts.length, MOST_SOURCES); i++) {
                repairs.add((int) unsigned(parts[i]));
            }
        }
    }

    private static int number(String text) {
        return (int) Math.min(unsigned(text), Integer.MAX_VALUE);
    }

    /** -1 for what is no number of 32 bits. */
    private static long unsigned(String text) {
        if (!text.matches("[0-9]{1,10}")) {
            return -1;
        }
        long value = Long.parseLong(text);
        return value > 0xffffffffL ? -1 : value;
    }

    MediaOffer offer() {
        return new MediaOffer(
                index,
                head[0],
                mid,
                readProtocol(),
                firstFormat(),
                head[1].equals("0"),
                direction,
                codecs(),
                Map.copyOf(extensions),
                sources.stream().filter(source -> !repairs.contains(source)).toList(),
                maxKbps,
                multiplexed);
    }

    private String readProtocol() {
        String protocol = head[2].toUpperCase(Locale.ROOT);
        if (!protocol.matches("[A-Z/]{1,32}")) {
            throw new IllegalArgumentException("The offer has a part that cannot be read.");
        }
        return protocol;
    }

    /** A refused section has to name one format again. */
    private String firstFormat() {
        String format = head[3].split(" ", 2)[0];
        return format.matches("[A-Za-z0-9-]{1,32}") ? format : "0";
    }

    private List<RtpCodec> codecs() {
        List<RtpCodec> codecs = new ArrayList<>();
        for (String format : head[3].split(" +", -1)) {
            int payload = number(format);
            CodecKind.of(rtpMaps.getOrDefault(payload, ""))
                    .filter(kind -> kind.isVideo() == head[0].equals("video"))
                    .map(kind -> codec(payload, kind))
                    .filter(RtpCodec::isForwardable)
                    .ifPresent(codecs::add);
        }
        return codecs;
    }

    private RtpCodec codec(int payload, CodecKind kind) {
        Set<String> all = new LinkedHashSet<>(feedbackOfAll);
        all.addAll(feedback.getOrDefault(payload, Set.of()));
        String given = parameters.getOrDefault(payload, "");
        // They are repeated in the answer.
        String safe = given.matches("[A-Za-z0-9;=/., _+-]{0,512}") ? given : "";
        return new RtpCodec(payload, kind, safe, Set.copyOf(all));
    }
}
