package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.console.join.HostQuestion.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostQuestionTest {
    private static final List<String> KNOWN = List.of("video.example.org", "apple.example:8443");

    @ParameterizedTest
    @CsvSource({
        "vide0.example.org, video.example.org",
        "VIDE0.example.org, video.example.org",
        "video.examp1e.org, video.example.org",
        "video.exarnple.org:444, video.example.org",
        "xn--pple-43d.example, apple.example:8443"
    })
    void aHostThatLooksLikeAKnownOne_isNamedWithIt(String host, String known) {
        assertEquals(
                new HostQuestion(host, Warning.LOOKS_LIKE_KNOWN, known),
                HostQuestion.about(host, KNOWN));
    }

    @Test
    void lettersBeyondAscii_areTold() {
        assertEquals(
                new HostQuestion("www.xn--bcher-kva.example", Warning.OTHER_LETTERS, ""),
                HostQuestion.about("www.xn--bcher-kva.example", KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"a.example", "127.0.0.1:8080", "[::1]:9", "video.example.org:444", "org.example"})
    void aPlainHost_hasNoWarning(String host) {
        assertEquals(new HostQuestion(host, Warning.NONE, ""), HostQuestion.about(host, KNOWN));
    }
}
