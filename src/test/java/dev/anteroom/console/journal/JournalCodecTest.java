package dev.anteroom.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.testkit.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCodecTest {
    static List<DeskEvent> everyKind() {
        return JournalFixture.everyKind();
    }

    static Stream<String> hostile() {
        return JournalFixture.HOSTILE.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void anEvent_comesBackAsItWas(DeskEvent event) throws JournalFormatException {
        String line = JournalCodec.write(event);

        assertEquals(event, JournalCodec.read(line));
        assertFalse(line.contains("\n"), line);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void q5q6_hostileText_isInertInALine(String text) throws JournalFormatException {
        for (DeskEvent event :
                List.of(
                        new DeskEvent.Noted(
                                JournalFixture.AT,
                                JournalFixture.ROOM,
                                JournalFixture.person("a", text),
                                text),
                        new DeskEvent.Stay(
                                JournalFixture.AT, new DeskEvent.RoomLabel(text, text), true))) {
            String line = JournalCodec.write(event);

            assertTrue(line.length() < 3 * InertText.MAX_LENGTH, "bounded");
            assertTrue(
                    line.codePoints()
                            .noneMatch(
                                    c ->
                                            Character.isISOControl(c)
                                                    || Character.getType(c) == Character.FORMAT
                                                    || Character.getType(c) == Character.SURROGATE
                                                    || c == 0x2028
                                                    || c == 0x2029),
                    line);
            assertEquals(
                    line, JournalCodec.write(JournalCodec.read(line)), "inert text stays as it is");
            assertEquals(
                    line,
                    new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyb29tIjoiMSJ9.c2lnbmF0dXJl",
                "come in: https://x.example/?token=eyJob3N0IjoiaHR0cDovL2xvY2FsaG9zdCJ9 now"
            })
    void q4_aToken_isNeverWritten(String text) {
        String line =
                JournalCodec.write(
                        new DeskEvent.Noted(
                                JournalFixture.AT,
                                JournalFixture.ROOM,
                                JournalFixture.person("a", text),
                                text));

        assertFalse(line.contains("eyJ"), line);
        assertTrue(line.contains("(hidden)"), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"v\":1}",
                "{\"v\":2,\"at\":\"2026-11-25T14:02:03Z\",\"kind\":\"stay\",\"roomId\":\"\","
                        + "\"room\":\"\",\"began\":true}",
                "{\"v\":1,\"at\":\"yesterday\",\"kind\":\"stay\",\"roomId\":\"\",\"room\":\"\","
                        + "\"began\":true}",
                "{\"v\":1,\"at\":\"2026-11-25T14:02:03Z\",\"kind\":\"dance\",\"roomId\":\"\","
                        + "\"room\":\"\"}",
                "{\"v\":1,\"at\":\"2026-11-25T14:02:03Z\",\"kind\":\"stay\",\"roomId\":\"\","
                        + "\"room\":\"\",\"began\":\"yes\"}",
                "{\"v\":1,\"at\":\"2026-11-25T14:02:03Z\",\"kind\":\"stay\",\"roomId\":\"\","
                        + "\"room\":\"\",\"began\":true} {}",
                "{\"v\":1,\"at\":\"2026-11-25T14:02:03Z\",\"kind\":\"held\",\"roomId\":\"\","
                        + "\"room\":\"\",\"id\":\" \",\"name\":\"x\",\"held\":true}"
            })
    void aDamagedLine_isNoEvent(String line) {
        assertThrows(JournalFormatException.class, () -> JournalCodec.read(line));
    }

    @Test
    void damagedLines_areReadOrRefused_andWhatIsReadStaysAsItIs() {
        List<String> valid = everyKind().stream().map(JournalCodec::write).toList();
        Hostile.attack(
                hostile -> {
                    String line = hostile.damaged(hostile.oneOf(valid));
                    DeskEvent event;
                    try {
                        event = JournalCodec.read(line);
                    } catch (JournalFormatException refused) {
                        return;
                    }
                    String written = JournalCodec.write(event);
                    assertEquals(written, JournalCodec.write(JournalCodec.read(written)));
                });
    }
}
