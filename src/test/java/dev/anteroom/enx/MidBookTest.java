package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.media.IceCandidate;
import dev.anteroom.wire.MediaSignal.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers' names for an offer's sections (protocol section 5.3). */
final class MidBookTest {
    private static final String OFFER =
            "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n"
                    + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n";

    @ParameterizedTest
    @CsvSource({
        "audio, 7, 0, 0",
        "video, 0, 1, 1",
        "1, 0, 1, 1",
        "'', 1, 1, 1",
        "'', 9, 1, 1",
        "data, 0, 0, 0"
    })
    void candidate_getsTheOffersOwnName(String mid, int index, String ownMid, int ownIndex) {
        MidBook book = new MidBook();
        book.read(OFFER);

        assertEquals(
                new IceCandidate(ownMid, ownIndex, "candidate:1"),
                book.resolve(new Message.Candidate(mid, index, "candidate:1")));
    }

    @Test
    void candidate_toAnOfferWithoutNames_staysAsItIs() {
        assertEquals(
                new IceCandidate("audio", 3, "candidate:1"),
                new MidBook().resolve(new Message.Candidate("audio", 3, "candidate:1")));
    }
}
