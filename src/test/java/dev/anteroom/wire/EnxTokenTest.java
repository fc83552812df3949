package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.wire.EnxToken.Problem;
import dev.anteroom.wire.EnxToken.TokenException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnxTokenTest {
    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String withHost(String host) {
        return EnxToken.encode(WireCodec.object().put("host", host));
    }

    static Stream<Arguments> everyProblem() {
        String urlAlphabet =
                Base64.getUrlEncoder()
                        .encodeToString(
                                "{\"host\":\"a.example\",\"x\":\"???>>>\"}"
                                        .getBytes(StandardCharsets.UTF_8));
        String latin = Base64.getEncoder().encodeToString(new byte[] {'{', (byte) 0xEB, '}'});
        return Stream.of(
                Arguments.of("", Problem.EMPTY),
                Arguments.of(" \n\t ", Problem.EMPTY),
                Arguments.of("A".repeat(EnxToken.MAX_LENGTH + 1), Problem.TOO_LONG),
                Arguments.of("not a token!", Problem.NOT_BASE64),
                Arguments.of("https://a.example/join?t=1", Problem.NOT_BASE64),
                Arguments.of("QUJ", Problem.NOT_JSON),
                Arguments.of(urlAlphabet, Problem.URL_ALPHABET),
                Arguments.of(base64("hello"), Problem.NOT_JSON),
                Arguments.of(base64("[1,2]"), Problem.NOT_JSON),
                Arguments.of(base64("\"host\""), Problem.NOT_JSON),
                Arguments.of(base64("{\"host\":\"a.example\""), Problem.NOT_JSON),
                Arguments.of(base64("[".repeat(5_000)), Problem.NOT_JSON),
                Arguments.of(latin, Problem.NOT_JSON),
                Arguments.of(base64("{}"), Problem.NO_HOST),
                Arguments.of(base64("{\"host\":\"\"}"), Problem.NO_HOST),
                Arguments.of(base64("{\"host\":\"  \"}"), Problem.NO_HOST),
                Arguments.of(base64("{\"host\":7}"), Problem.NO_HOST),
                Arguments.of(withHost("a.example/path"), Problem.BAD_HOST),
                Arguments.of(withHost("https://a.example"), Problem.BAD_HOST),
                Arguments.of(withHost("user@a.example"), Problem.BAD_HOST),
                Arguments.of(withHost("a.example:0"), Problem.BAD_HOST),
                Arguments.of(withHost("a.example:65536"), Problem.BAD_HOST),
                Arguments.of(withHost("a.example:99999"), Problem.BAD_HOST),
                Arguments.of(withHost("a..b"), Problem.BAD_HOST),
                Arguments.of(withHost("[::::]"), Problem.BAD_HOST),
                Arguments.of(withHost("10.0.0.300"), Problem.BAD_HOST),
                Arguments.of(withHost("a example"), Problem.BAD_HOST),
                Arguments.of(
                        base64("{\"host\":\"a.example\",\"gateway\":\"b.example#c\"}"),
                        Problem.BAD_HOST));
    }

    @ParameterizedTest
    @MethodSource("everyProblem")
    void decode_unusableToken_namesTheProblem(String token, Problem expected) {
        TokenException thrown = assertThrows(TokenException.class, () -> EnxToken.decode(token));

        assertEquals(expected, thrown.problem());
        String sentence = String.valueOf(thrown.getMessage());
        assertTrue(sentence.endsWith("."), sentence);
        assertFalse(sentence.contains("example"), "no address in the sentence");
    }

    @Test
    void everyProblem_isCovered() {
        assertEquals(
                Stream.of(Problem.values()).toList(),
                everyProblem().map(row -> (Problem) row.get()[1]).distinct().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "a.example:8443",
                "127.0.0.1:9100",
                "[::1]:9100",
                "localhost",
                "  a.example  "
            })
    void decode_usableHost_isKeptWithoutSpaces(String host) throws TokenException {
        assertEquals(host.strip(), EnxToken.decode(withHost(host)).host());
    }

    @Test
    void decode_brokenLines_areJoined() throws TokenException {
        String token = withHost("a.example");
        String broken = "  " + token.substring(0, 5) + "\r\n" + token.substring(5) + "\n";

        assertEquals("a.example", EnxToken.decode(broken).host());
    }

    @Test
    void decode_everything_goesBackToTheServerAsItCame() throws Exception {
        String json =
                "{\"host\":\"a.example\",\"gateway\":\"gw.example:444\",\"secure\":false,"
                        + "\"name\":\"Zoë 🎈\",\"roomMeta\":{\"settings\":{\"quality\":\"SD\"}},\"x\":[1,null]}";

        EnxToken token = EnxToken.decode(base64(json));

        assertEquals("gw.example:444", token.gateway());
        assertFalse(token.secure());
        assertEquals(WireCodec.parse(json), token.content());
    }

    @Test
    void secure_notSaid_isTrue() throws TokenException {
        assertTrue(EnxToken.decode(withHost("a.example")).secure());
    }

    @Test
    void content_changedByTheCaller_changesNothing() throws TokenException {
        EnxToken token = EnxToken.decode(withHost("a.example"));

        token.content().put("host", "evil.example");

        assertEquals("a.example", token.content().path("host").asText());
    }

    @Test
    void toString_hidesAllButTheHost() throws TokenException {
        String json = "{\"host\":\"a.example\",\"signature\":\"s3cret\",\"name\":\"Zoe\"}";

        String shown = EnxToken.decode(base64(json)).toString();

        assertTrue(shown.contains("a.example"));
        assertFalse(shown.contains("s3cret") || shown.contains("Zoe"), shown);
    }
}
