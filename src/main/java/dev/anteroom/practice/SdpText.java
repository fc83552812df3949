package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.WireCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a session description as the dialect itself needs: whether an offer may be one, and
 * what an answer's {@code media} says. The relay reads the rest. Pure.
 */
final class SdpText {
    /** The longest description, in characters. */
    static final int MAX_LENGTH = 64 * 1024;

    /** The longest candidate, in characters. */
    static final int MAX_CANDIDATE = 512;

    private static final int MAX_SECTIONS = 16;
    private static final Set<String> KINDS = Set.of("audio", "video", "application");
    private static final Pattern CODEC =
            Pattern.compile("a=rtpmap:(?<payload>\\d{1,3}) (?<name>[\\w.-]{1,40})/.*");

    private SdpText() {}

    /** What is wrong with an offer, in one sentence; empty when it may be one. */
    static Optional<String> problemOfOffer(JsonNode offer) {
        if (!offer.isTextual()) {
            return Optional.of("An offer is a text.");
        }
        String text = offer.asText();
        if (text.length() > MAX_LENGTH) {
            return Optional.of("The offer is too long.");
        }
        if (!text.startsWith("v=0") || text.chars().anyMatch(SdpText::isStrange)) {
            return Optional.of("The offer is not a session description.");
        }
        List<String> kinds =
                lines(text).stream().filter(SdpText::isSection).map(SdpText::kind).toList();
        if (kinds.isEmpty() || kinds.size() > MAX_SECTIONS || !KINDS.containsAll(kinds)) {
            return Optional.of("The offer has no section, too many, or one of a strange kind.");
        }
        if (!kinds.contains("audio") && !kinds.contains("video")) {
            return Optional.of("The offer has neither sound nor picture.");
        }
        return text.contains("a=ice-ufrag:") && text.contains("a=fingerprint:")
                ? Optional.empty()
                : Optional.of("The offer does not say how to connect.");
    }

    private static boolean isStrange(int character) {
        return character < ' ' && character != '\r' && character != '\n' && character != '\t';
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static boolean isSection(String line) {
        return line.startsWith("m=");
    }

    private static String kind(String section) {
        int end = section.indexOf(' ');
        return end < 0 ? "" : section.substring(2, end);
    }

    /** A candidate without the dialect's prefix (5.3); empty when it is none. */
    static Optional<String> candidate(JsonNode candidate) {
        String text = candidate.asText("");
        String bare = text.startsWith("a=") ? text.substring(2) : text;
        return candidate.isTextual()
                        && bare.length() <= MAX_CANDIDATE
                        && bare.startsWith("candidate:")
                        && bare.chars().noneMatch(character -> character < ' ')
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** The {@code media} array of an answer: each section's kind and codecs (5.1). */
    static ArrayNode media(String answer) {
        ArrayNode media = WireCodec.array();
        ObjectNode section = WireCodec.object();
        for (String line : lines(answer)) {
            if (isSection(line)) {
                section = media.addObject().put("media", kind(line));
                section.putArray("codecs");
            }
            Matcher codec = CODEC.matcher(line);
            if (codec.matches()) {
                section.withArray("codecs")
                        .addObject()
                        .put("name", codec.group("name"))
                        .put("payload", Integer.parseInt(codec.group("payload")));
            }
        }
        return media;
    }

    /** The same answer with a limit on what may be sent in each video section. */
    static String limitVideo(String answer, int kilobits) {
        List<String> limited = new ArrayList<>();
        boolean inVideo = false;
        for (String line : lines(answer)) {
            boolean section = isSection(line);
            // The limit stands behind the connection and before the first attribute.
            if (inVideo && (section || line.startsWith("a="))) {
                limited.add("b=AS:" + kilobits);
                inVideo = false;
            }
            if (!(inVideo && line.startsWith("b="))) {
                limited.add(line);
            }
            inVideo |= section && kind(line).equals("video");
        }
        return String.join("\r\n", limited) + "\r\n";
    }
}
