package dev.anteroom.practice.relay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads offers. What is too long, unreadable or not for us is refused with an {@link
 * IllegalArgumentException} in one sentence that repeats nothing of the text.
 */
final class SdpReader {
    static final int LONGEST = 64 * 1024;
    private static final int MOST_SECTIONS = 16;

    private final List<SectionReader> sections = new ArrayList<>();
    private List<String> bundled = List.of();
    private @Nullable String fragment;
    private @Nullable String password;
    private @Nullable Fingerprint fingerprint;
    private boolean wantsToBeServer;
    private MediaOffer.Direction direction = MediaOffer.Direction.SENDRECV;

    private SdpReader() {}

    static SessionOffer read(String sdp) {
        if (sdp.length() > LONGEST) {
            throw new IllegalArgumentException("The offer is too long.");
        }
        if (!sdp.startsWith("v=0")) {
            throw new IllegalArgumentException("This is no session description.");
        }
        SdpReader reader = new SdpReader();
        sdp.lines().forEach(reader::line);
        return reader.offer();
    }

    private void line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') {
            return;
        }
        String value = line.substring(2).trim();
        switch (line.charAt(0)) {
            case 'm' -> startSection(value);
            case 'b' -> {
                if (!sections.isEmpty()) {
                    sections.getLast().bandwidth(value);
                }
            }
            case 'a' -> attribute(value);
            default -> {
                // Names, times and addresses of a session mean nothing to us.
            }
        }
    }

    private void startSection(String value) {
        if (sections.size() == MOST_SECTIONS) {
            throw new IllegalArgumentException("The offer has too many parts.");
        }
        sections.add(new SectionReader(sections.size(), value, direction));
    }

    private void attribute(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1).trim();
        switch (name) {
            case "ice-ufrag" -> fragment = fragment == null ? value : fragment;
            case "ice-pwd" -> password = password == null ? value : password;
            case "fingerprint" -> {
                if (fingerprint == null) {
                    fingerprint = Fingerprint.read(value).orElse(null);
                }
            }
            case "setup" -> wantsToBeServer |= value.equals("passive");
            case "group" -> readGroup(value);
            default -> inSection(name, value);
        }
    }

    private void readGroup(String value) {
        List<String> parts = List.of(value.split(" +", -1));
        if (bundled.isEmpty() && parts.getFirst().equals("BUNDLE")) {
            bundled = parts.subList(1, parts.size());
        }
    }

    private void inSection(String name, String value) {
        if (!sections.isEmpty()) {
            sections.getLast().attribute(name, value);
        } else {
            direction = SectionReader.direction(name, direction);
        }
    }

    private SessionOffer offer() {
        @Nullable String name = fragment;
        @Nullable String secret = password;
        if (name == null || secret == null || name.length() < 4 || secret.length() < 22) {
            throw new IllegalArgumentException("The offer has no ICE name and password.");
        }
        @Nullable Fingerprint certificate = fingerprint;
        if (certificate == null) {
            throw new IllegalArgumentException(
                    "The offer names no certificate by a fingerprint that can be trusted.");
        }
        if (wantsToBeServer) {
            throw new IllegalArgumentException(
                    "The offer wants us to open the secured connection; we only accept one.");
        }
        return new SessionOffer(
                new IceCredentials(name, secret),
                certificate,
                bundled,
                sections.stream().map(SectionReader::offer).toList());
    }
}
