package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
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
}
