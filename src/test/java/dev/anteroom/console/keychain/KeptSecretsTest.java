package dev.anteroom.console.keychain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.keychain.KeptSecrets.Place;
import dev.anteroom.testkit.PrivateBus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets in a keychain on a real bus, and without one. */
final class KeptSecretsTest {
    private PrivateBus bus;
    private KeptSecrets secrets;

    @BeforeEach
    void start() throws Exception {
        bus = new PrivateBus(Files.createTempDirectory(Path.of("/tmp"), "bus"));
        secrets = inKeychain();
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private KeptSecrets inKeychain() {
        return new KeptSecrets(Optional.of(new SecretServiceKeychain(Optional.of(bus.address()))));
    }

    @Test
    void aSecret_isKeptFoundReplacedAndDeleted() throws Exception {
        try (FakeSecretService service = new FakeSecretService(bus.address())) {
            assertEquals(Optional.empty(), secrets.find("app @ https://a.example").secret());
            assertEquals(Place.KEYCHAIN, secrets.keep("app @ https://a.example", "ключ 1"));
            assertEquals(Place.KEYCHAIN, secrets.keep("app @ https://b.example", "other"));
            assertEquals(Place.KEYCHAIN, secrets.keep("app @ https://a.example", "ключ 2"));
            assertEquals(List.of("other", "ключ 2"), service.secrets());

            KeptSecrets nextRun = inKeychain();
            assertEquals(Optional.of("ключ 2"), nextRun.find("app @ https://a.example").secret());
            assertTrue(nextRun.forget("app @ https://a.example"));
            assertTrue(nextRun.forget("app @ https://a.example"));
            assertEquals(Optional.empty(), nextRun.find("app @ https://a.example").secret());
            assertEquals(List.of("other"), service.secrets());
        }
    }

    @Test
    void aLockedKeychain_isUnlockedByItsOwnQuestion() throws Exception {
        try (FakeSecretService service = new FakeSecretService(bus.address())) {
            secrets.keep("a", "one");
            service.lock(true);
            assertEquals(Optional.of("one"), secrets.find("a").secret());
            service.lock(true);
            assertEquals(Place.KEYCHAIN, secrets.keep("a", "two"));
            assertEquals(List.of("two"), service.secrets());
        }
    }

    @Test
    void aKeychainThatStaysLocked_givesNothing_andTheNewSecretIsInMemory() throws Exception {
        try (FakeSecretService service = new FakeSecretService(bus.address())) {
            secrets.keep("a", "one");
            service.lock(false);
            assertEquals(new KeptSecrets.Found(Optional.empty(), true), secrets.find("a"));
            assertEquals(Place.MEMORY_WHILE_LOCKED, secrets.keep("a", "two"));
            assertEquals(Optional.of("two"), secrets.find("a").secret());
            assertFalse(secrets.forget("a"));
            assertEquals(Optional.empty(), secrets.find("a").secret());
            assertEquals(List.of("one"), service.secrets());
        }
    }

    @Test
    void aNewKeychain_asksForAPlaceFirst() throws Exception {
        try (FakeSecretService service = new FakeSecretService(bus.address())) {
            service.dropCollection(false);
            assertEquals(Place.MEMORY_WHILE_LOCKED, secrets.keep("a", "one"));
            assertEquals(List.of(), service.secrets());
            service.dropCollection(true);
            assertEquals(Place.KEYCHAIN, secrets.keep("a", "one"));
            assertEquals(List.of("one"), service.secrets());
        }
    }

    @Test
    void withoutAKeychainOnTheBus_theSecretIsInMemoryForThisRun() {
        assertEquals(Place.MEMORY, secrets.keep("a", "one"));
        assertEquals(Optional.of("one"), secrets.find("a").secret());
        assertEquals(Optional.empty(), inKeychain().find("a").secret());
    }

    @Test
    void withoutABus_theSecretIsInMemoryForThisRun() {
        KeptSecrets nowhere =
                new KeptSecrets(
                        Optional.of(
                                new SecretServiceKeychain(Optional.of("unix:path=/nowhere/bus"))));
        assertEquals(Place.MEMORY, nowhere.keep("a", "one"));
        assertEquals(Optional.of("one"), nowhere.find("a").secret());
    }

    @Test
    void theKeychainsOfOtherSystems_areMissingHereAndSaySo() {
        for (String system : List.of("mac os x", "windows 11")) {
            KeptSecrets there = new KeptSecrets(Optional.of(NativeKeychain.of(system)));
            assertEquals(Place.MEMORY, there.keep("a", "one"));
            assertEquals(Optional.of("one"), there.find("a").secret());
        }
    }
}
