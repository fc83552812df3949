package dev.anteroom.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.network.AuthorityFileException.Problem;
import dev.anteroom.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateAuthoritiesTest {
    @TempDir Path directory;

    private final ServerTrust trust = new ServerTrust(List::of);

    private PrivateAuthorities loaded() {
        PrivateAuthorities authorities =
                new PrivateAuthorities(Optional.of(directory.resolve("authorities")), trust);
        authorities.load();
        return authorities;
    }

    private Problem problem(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("tried.pem"), content);
        return assertThrows(AuthorityFileException.class, () -> PrivateAuthorities.read(file))
                .problem();
    }

    @Test
    void whatIsAdded_isTrustedInTheNextRun_untilItIsRemoved() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        PrivateAuthority read =
                PrivateAuthorities.read(house.writeTo(directory.resolve("house.pem")));
        assertEquals("CN=Our house", read.subject());
        assertEquals("CN=Our house", read.issuer());
        assertTrue(read.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));

        assertEquals(List.of(), loaded().all());
        PrivateAuthorities first = loaded();
        first.add(read);
        first.add(read);
        assertEquals(List.of(house.certificate()), List.of(trust.getAcceptedIssuers()));

        PrivateAuthorities second = loaded();
        assertEquals(List.of(read), second.all());
        second.remove(read);
        assertEquals(0, trust.getAcceptedIssuers().length);
        assertEquals(List.of(), loaded().all());
        try (Stream<Path> left = Files.list(directory.resolve("authorities"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void withoutADirectory_itIsForThisRun() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        PrivateAuthorities authorities = new PrivateAuthorities(Optional.empty(), trust);
        authorities.load();
        authorities.add(new PrivateAuthority(house.certificate()));
        assertEquals(1, trust.getAcceptedIssuers().length);
        authorities.remove(new PrivateAuthority(house.certificate()));
        assertEquals(0, trust.getAcceptedIssuers().length);
    }

    @Test
    void everythingElse_isNamed() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        String good = TestAuthority.pem(house.certificate());
        assertEquals(Problem.NO_CERTIFICATE, problem(""));
        assertEquals(Problem.NO_CERTIFICATE, problem("hello"));
        assertEquals(Problem.NO_CERTIFICATE, problem(good.substring(0, good.length() / 2)));
        assertEquals(Problem.NO_CERTIFICATE, problem("x".repeat(300_000)));
        assertEquals(
                Problem.SEVERAL,
                problem(good + TestAuthority.pem(new TestAuthority("Other").certificate())));
        assertEquals(Problem.NO_AUTHORITY, problem(TestAuthority.pem(house.leaf("localhost"))));
        assertEquals(
                Problem.HAS_PRIVATE_KEY, problem(good + "-----BEGIN EC PRIVATE KEY-----\nx\n"));
        assertEquals(
                Problem.UNREADABLE,
                assertThrows(
                                AuthorityFileException.class,
                                () -> PrivateAuthorities.read(directory.resolve("no")))
                        .problem());
    }

    @Test
    void aBrokenFileAmongThem_losesNoOther() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        loaded().add(new PrivateAuthority(house.certificate()));
        Files.writeString(directory.resolve("authorities/a.pem"), "-----BEGIN CERT");
        assertEquals(1, loaded().all().size());
    }
}
