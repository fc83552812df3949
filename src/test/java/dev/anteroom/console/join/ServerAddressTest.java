package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://video.example.org, https://video.example.org/api/create-token",
        "video.example.org, https://video.example.org/api/create-token",
        "video.example.org:8443/, https://video.example.org:8443/api/create-token",
        "HTTPS://video.example.org/app//, https://video.example.org/app/api/create-token",
        "https://video.example.org/api/create-token/, https://video.example.org/api/create-token",
        "http://localhost:3000, http://localhost:3000/api/create-token",
        "localhost:3000, http://localhost:3000/api/create-token",
        "127.0.0.1:3000, http://127.0.0.1:3000/api/create-token",
        "https://127.0.0.1:3000, https://127.0.0.1:3000/api/create-token",
        "http://[::1]:3000, http://[::1]:3000/api/create-token",
        "https://video.example.org/größe, https://video.example.org/gr%C3%B6%C3%9Fe/api/create-token"
    })
    void anAddress_leadsToTheService(String typed, String service) throws JoinException {
        assertEquals(
                service,
                ServerKind.SAMPLE.tokenService(ServerAddress.parse(typed), "r1").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'', ADDRESS_MISSING",
        "'   ', ADDRESS_MISSING",
        "http://video.example.org, ADDRESS_NOT_SECURE",
        "http://10.0.0.1, ADDRESS_NOT_SECURE",
        "http://127.0.0.1.example.org, ADDRESS_NOT_SECURE",
        "https://user:key@video.example.org, ADDRESS_WITH_PASSWORD",
        "ftp://video.example.org, ADDRESS_MALFORMED",
        "https://, ADDRESS_MALFORMED",
        "https:///api, ADDRESS_MALFORMED",
        "https://video.example.org?x=1, ADDRESS_MALFORMED",
        "https://video.example.org#x, ADDRESS_MALFORMED",
        "https://video.example.org:99999, ADDRESS_MALFORMED",
        "two words, ADDRESS_MALFORMED",
        "https://under_score, ADDRESS_MALFORMED"
    })
    void aWrongAddress_saysWhichWay(String typed, JoinFault expected) {
        assertEquals(
                expected,
                assertThrows(JoinException.class, () -> ServerAddress.parse(typed))
                        .problem()
                        .fault());
    }
}
