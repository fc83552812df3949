package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.network.Loopback;
import dev.anteroom.testkit.Hostile;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinLinkTest {
    private static JoinFault fault(String link) {
        return assertThrows(JoinException.class, () -> JoinLink.parse(link)).problem().fault();
    }

    @Test
    void token_isTakenAsItIs_plusSignsIncluded() throws JoinException {
        assertEquals(
                new JoinLink.WithToken("eyJ+a/b=="),
                JoinLink.parse(" anteroom://join?token=eyJ+a/b== "));
        assertEquals(
                new JoinLink.WithToken("eyJ+a/b=="),
                JoinLink.parse("ANTEROOM://JOIN/?token=eyJ%2Ba%2Fb%3D%3D"));
    }

    @Test
    void server_hasRoomAndPerhapsName() throws JoinException {
        ServerAddress server = new ServerAddress(URI.create("https://video.example.org"));
        assertEquals(
                new JoinLink.WithServer(server, "r 1", "Zoë"),
                JoinLink.parse(
                        "anteroom://join?server=https://video.example.org/&room=r%201&name=Zo%C3%AB"));
        assertEquals(
                new JoinLink.WithServer(server, "r1", ""),
                JoinLink.parse("anteroom://join?room=r1&server=video.example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "anteroom://join, LINK_MALFORMED",
        "anteroom://join?, LINK_MALFORMED",
        "anteroom://join?token=, LINK_MALFORMED",
        "anteroom://join?token, LINK_MALFORMED",
        "anteroom://join?=x, LINK_MALFORMED",
        "anteroom://join?token=a&token=b, LINK_MALFORMED",
        "anteroom://join?token=a&room=b, LINK_MALFORMED",
        "anteroom://join?token=a#b, LINK_MALFORMED",
        "anteroom://join?token=%zz, LINK_MALFORMED",
        "anteroom://join?server=https://a.example, LINK_MALFORMED",
        "anteroom://join?room=r, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r&role=moderator, LINK_MALFORMED",
        "anteroom://join?server=https://u:p@a.example&room=r, LINK_MALFORMED",
        "anteroom://join?server=ftp://a.example&room=r, LINK_MALFORMED",
        "anteroom://join?server=http://a.example&room=r, LINK_NOT_SECURE",
        "anteroom://join?token=a b, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r%0A, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r&name=%E2%80%AEevE, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r&name=%FF, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r&password=p, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r&Room=s, LINK_MALFORMED",
        "anteroom://join?server=https://a.example&room=r&, LINK_MALFORMED",
        "anteroom://join?server=https://b%C3%BCcher..example&room=r, LINK_MALFORMED",
        "anteroom://join:8080?token=a, LINK_UNKNOWN",
        "anteroom:///join?token=a, LINK_UNKNOWN",
        "anteroom://join?server=https://a.example?x&room=r, LINK_MALFORMED",
        "anteroom://approve?token=a, LINK_UNKNOWN",
        "anteroom://join/all?token=a, LINK_UNKNOWN",
        "anteroom://user@join?token=a, LINK_UNKNOWN",
        "anteroom:join?token=a, LINK_UNKNOWN"
    })
    void malformed_saysWhichWay(String link, JoinFault expected) {
        assertEquals(expected, fault(link));
    }

    @Test
    void looksLikeOne_goesByTheScheme() {
        assertTrue(JoinLink.looksLikeOne("  Anteroom:whatever"));
        assertFalse(JoinLink.looksLikeOne("eyJob3N0IjoiYSJ9"));
        assertFalse(JoinLink.looksLikeOne(""));
    }

    @Test
    void toString_hidesTheToken() throws JoinException {
        assertFalse(JoinLink.parse("anteroom://join?token=secret").toString().contains("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://b\u00fccher.example, xn--bcher-kva.example",
        "b\u00fccher.example:8443, xn--bcher-kva.example:8443",
        "https://\u0430pple.example, xn--pple-43d.example",
        "https://xn--pple-43d.example, xn--pple-43d.example",
        "https://video.example.org/base, video.example.org",
        "localhost:8080, localhost:8080"
    })
    void host_isShownInItsAsciiForm(String server, String host) throws JoinException {
        String escaped = URLEncoder.encode(server, StandardCharsets.UTF_8);
        assertEquals(host, JoinLink.parse("anteroom://join?room=r&server=" + escaped).host());
    }

    @Test
    void host_ofAToken_isTheOneItConnectsTo() throws JoinException {
        assertEquals(
                "127.0.0.1:1",
                JoinLink.parse("anteroom://join?token=" + JoinFixture.GOOD_TOKEN).host());
        JoinLink wrong = JoinLink.parse("anteroom://join?token=secret");
        assertEquals(
                JoinFault.TOKEN_UNREADABLE,
                assertThrows(JoinException.class, wrong::host).problem().fault());
    }

    @Test
    void tooLong_isRefused() {
        assertEquals(
                JoinFault.LINK_MALFORMED,
                fault("anteroom://join?token=" + "a".repeat(JoinLink.LONGEST)));
        String longRoom = "r".repeat(JoinLink.LONGEST_ROOM + 1);
        assertEquals(
                JoinFault.LINK_MALFORMED,
                fault("anteroom://join?server=https://a.example&room=" + longRoom));
        String longName = "n".repeat(JoinForm.LONGEST_NAME + 1);
        assertEquals(
                JoinFault.LINK_MALFORMED,
                fault("anteroom://join?server=https://a.example&room=r&name=" + longName));
    }

    /** Whatever is tried, a link is one of the two kinds or refused, and nothing else happens. */
    @Test
    void anyText_isOneOfTwoKinds_orRefused() {
        String[] pieces = {
            "anteroom:",
            "//",
            "join",
            "?",
            "&",
            "=",
            "token",
            "server",
            "room",
            "name",
            "role",
            "https://a.example",
            "http://",
            "%",
            "%41",
            "%00",
            "+",
            "#",
            "/",
            "@",
            ":",
            " ",
            "\n",
            "\u202e",
            "\u00fc",
            "x",
            "eyJob3N0IjoiYSJ9",
            "\ud800",
            "[::1]",
            "..",
            "localhost"
        };
        Random random = new Random(20_261_126);
        int understood = 0;
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder(round % 2 == 0 ? "anteroom://join?" : "");
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                requireHarmless(JoinLink.parse(text.toString()));
                understood++;
            } catch (JoinException refused) {
                assertTrue(
                        List.of(
                                        JoinFault.LINK_UNKNOWN,
                                        JoinFault.LINK_MALFORMED,
                                        JoinFault.LINK_NOT_SECURE)
                                .contains(refused.problem().fault()));
                assertEquals("", refused.problem().detail());
            }
        }
        assertTrue(understood > 0, "some are links");
    }

    @Test
    void damagedLinksAndFiles_areUnderstoodOrRefused() {
        List<String> valid =
                List.of(
                        "anteroom://join?token=eyJob3N0IjoiYSJ9",
                        "anteroom://join?server=https://a.example&room=r1&name=Ada",
                        "anteroom://join?server=http://127.0.0.1:9100&room=r%201");
        Hostile.attack(
                hostile -> {
                    String text = hostile.damaged(hostile.oneOf(valid));
                    try {
                        requireHarmless(
                                hostile.number(2) == 0
                                        ? JoinLink.parse(text)
                                        : LinkFile.parse(text.getBytes(StandardCharsets.UTF_8)));
                    } catch (JoinException refused) {
                        assertFalse(refused.problem().fault().name().isBlank());
                        assertEquals("", refused.problem().detail());
                    }
                });
    }

    private static void requireHarmless(JoinLink link) {
        switch (link) {
            case JoinLink.WithToken(String token) -> assertFalse(token.isBlank());
            case JoinLink.WithServer(ServerAddress server, String room, String name) -> {
                assertTrue(
                        server.base().getScheme().equals("https")
                                || Loopback.is(server.base().getHost()));
                assertTrue(server.base().toString().chars().allMatch(sign -> sign < 128));
                assertTrue((room + name).chars().noneMatch(Character::isISOControl));
            }
        }
    }
}
