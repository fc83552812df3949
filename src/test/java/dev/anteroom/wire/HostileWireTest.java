package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.testkit.Hostile;
import dev.anteroom.testkit.Hostile.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hostile texts at every decoder: each is read or refused in the way it promises. */
final class HostileWireTest {
    private static final String TOKEN =
            EnxToken.encode(
                    WireCodec.object()
                            .put("host", "rooms.example.com:8443")
                            .put("secure", true)
                            .put("tokenId", "secret")
                            .put("signature", "secret")
                            .put("role", "moderator"));

    /** Reads a payload, and fails only as a decoder may. */
    @FunctionalInterface
    private interface Decoder {
        Object read(JsonNode payload) throws WireException;
    }

    private static final List<Decoder> DECODERS =
            List.of(
                    RoomConnected::decode,
                    ActiveTalkers::of,
                    MediaSignal::of,
                    ShareNews::of,
                    Cause::of,
                    MediaTerms::of,
                    StreamInfo::of,
                    StreamInfo::list,
                    payload -> Ack.of(List.of(payload)),
                    payload -> WireCodec.decode(payload, AwaitedUser.class),
                    payload -> WireCodec.decode(payload, RoomUser.class),
                    payload -> WireCodec.decode(payload, DataStream.class));

    @Test
    void tokens_areReadOrRefusedInASentence_andNeverShown() {
        Hostile.attack(
                hostile -> {
                    String pasted = hostile.damaged(TOKEN);
                    try {
                        EnxToken token = EnxToken.decode(pasted);
                        assertFalse(token.host().isBlank());
                        assertFalse(token.toString().contains("secret"));
                    } catch (EnxToken.TokenException refused) {
                        String sentence = String.valueOf(refused.getMessage());
                        assertTrue(sentence.endsWith("."), sentence);
                        assertFalse(pasted.length() > 8 && sentence.contains(pasted));
                    }
                });
    }

    @Test
    void tokensWithDamagedContent_areReadOrRefused() {
        Hostile.attack(
                hostile -> {
                    JsonNode content = hostile.damaged(EnxToken.decode(TOKEN).content());
                    if (content instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
                        try {
                            String host = EnxToken.decode(EnxToken.encode(object)).host();
                            assertTrue(host.matches("[a-zA-Z0-9.:\\[\\]-]+"), host);
                        } catch (EnxToken.TokenException refused) {
                            assertTrue(String.valueOf(refused.getMessage()).endsWith("."));
                        }
                    }
                });
    }

    @Test
    void json_isReadOrRefused() {
        List<Said> said = Hostile.transcripts("server");
        Hostile.attack(
                hostile -> {
                    String text = hostile.damaged(hostile.oneOf(said).payload().toString());
                    try {
                        WireCodec.parse(text);
                    } catch (WireException refused) {
                        assertFalse(String.valueOf(refused.getMessage()).isBlank());
                    }
                });
    }

    @Test
    void payloads_areReadOrRefused_byEveryDecoder() {
        List<Said> said = Hostile.transcripts("server");
        Hostile.attack(
                hostile -> {
                    JsonNode payload = hostile.damaged(hostile.oneOf(said).payload());
                    for (Decoder decoder : DECODERS) {
                        try {
                            assertTrue(decoder.read(payload) != null);
                        } catch (WireException refused) {
                            assertFalse(String.valueOf(refused.getMessage()).isBlank());
                        }
                    }
                });
    }

    @Test
    void names_areShortVisibleAndStable() {
        Hostile.attack(
                hostile -> {
                    DisplayName name = DisplayName.of(hostile.text());
                    String text = name.text();
                    assertTrue(text.codePointCount(0, text.length()) <= DisplayName.MAX_LENGTH + 1);
                    assertTrue(
                            text.codePoints()
                                    .noneMatch(
                                            point ->
                                                    Character.isISOControl(point)
                                                            || point == 0x202e
                                                            || point == 0xfeff));
                    assertEquals(text, DisplayName.of(text).text(), "cleaning twice is once");
                });
    }
}
