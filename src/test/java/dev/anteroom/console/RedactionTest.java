package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Joined with eyJob3N0IjoiU0VDUkVUIn0= at last",
                "Authorization: Basic U0VDUkVU",
                "{\"app_key\":\"SECRET\",\"room\":1}",
                "apiKey=SECRET",
                "password: SECRET",
                "https://SECRET:SECRET@rooms.example/",
                "GET https://rooms.example/join?token=SECRET&x=SECRET",
                "opened anteroom://join?token=SECRET",
                "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\na=ice-pwd:SECRET\r\n",
                "line 3: a=ice-ufrag:SECRET",
                "bad line a=fingerprint:sha-256 SECRET",
                "candidate:1 1 udp 1 SECRET 9 typ host",
                "ice-pwd: SECRET"
            })
    void secrets_areTakenOut(String text) {
        assertFalse(Redaction.ofMessage(text).contains("SECRET"), Redaction.ofMessage(text));
        assertFalse(Redaction.ofMessage(text).contains("U0VDUkVU"), Redaction.ofMessage(text));
    }

    @Test
    void whatIsOurs_stays() {
        assertEquals(
                "The relay listens on UDP port 40123.",
                Redaction.ofMessage("The relay listens on UDP port 40123."));
        assertEquals("Media: Ready[sound=true]", Redaction.ofMessage("Media: Ready[sound=true]"));
    }

    @Test
    void nobody_beginsALineOfTheLog() {
        assertEquals("one two", Redaction.ofMessage("one\r\n\u2028two\n"));
    }

    @Test
    void whatAFailureQuotes_isTakenOut_andAllThatAParserSays() {
        assertEquals(
                "For input string: (hidden)",
                Redaction.ofFailure(
                        "java.lang.NumberFormatException", "For input string: \"Zoe Secret\""));
        assertEquals(
                "",
                Redaction.ofFailure(
                        "com.fasterxml.jackson.core.JsonParseException", "Unrecognized token Zoe"));
    }
}
