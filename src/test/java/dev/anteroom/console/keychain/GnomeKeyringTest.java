package dev.anteroom.console.keychain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.keychain.KeptSecrets.Found;
import dev.anteroom.console.keychain.KeptSecrets.Place;
import dev.anteroom.testkit.PrivateBus;
import dev.anteroom.testkit.VirtualDisplay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in a real keychain of GNOME, which asks for its password in its own window. */
@EnabledIf(
        value = "dev.anteroom.console.keychain.GnomeKeyring#isInstalled",
        disabledReason = "The packages gnome-keyring, xvfb and xdotool are needed.")
final class GnomeKeyringTest {
    private static final String ACCOUNT = "app @ https://a.example";
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir Path folder;

    private final ExecutorService program = Executors.newVirtualThreadPerTaskExecutor();
    private PrivateBus bus;
    private GnomeKeyring keyring;
    private VirtualDisplay display;

    @BeforeEach
    void start() throws Exception {
        bus = new PrivateBus(folder);
        keyring = new GnomeKeyring(bus.address(), folder, true);
        display = new VirtualDisplay();
    }

    @AfterEach
    void stop() throws Exception {
        program.shutdownNow();
        keyring.close();
        display.close();
        bus.close();
    }

    /** As a start of the program has them. */
    private KeptSecrets secrets() {
        return secrets(LONG);
    }

    private KeptSecrets secrets(Duration longestThought) {
        return new KeptSecrets(
                Optional.of(new SecretServiceKeychain(Optional.of(bus.address()), longestThought)));
    }

    private void lock() throws Exception {
        keyring.lock();
        keyring.openPrompter(display.name());
    }

    private <T> CompletableFuture<T> meanwhile(Supplier<T> errand) {
        return CompletableFuture.supplyAsync(errand, program);
    }

    private static <T> T end(CompletableFuture<T> errand) throws Exception {
        return errand.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aSecret_outlivesProgramAndDaemon_andIsReplacedAndDeleted() throws Exception {
        assertEquals(new Found(Optional.empty(), false), secrets().find(ACCOUNT));
        assertEquals(Place.KEYCHAIN, secrets().keep(ACCOUNT, "ключ number one"));
        assertEquals(Place.KEYCHAIN, secrets().keep("other", "number of the other"));
        keyring.restart();
        assertEquals(Optional.of("ключ number one"), secrets().find(ACCOUNT).secret());

        assertEquals(Place.KEYCHAIN, secrets().keep(ACCOUNT, "number two"));
        assertEquals(Optional.of("number two"), secrets().find(ACCOUNT).secret());
        assertTrue(secrets().forget(ACCOUNT));
        assertTrue(secrets().forget(ACCOUNT));
        keyring.restart();
        assertEquals(new Found(Optional.empty(), false), secrets().find(ACCOUNT));
        assertEquals(Optional.of("number of the other"), secrets().find("other").secret());
        assertFalse(keyring.filesWith("GnomeKeyring").isEmpty(), "it does write files");
        assertEquals(List.of(), keyring.filesWith("number "));
    }

    @Test
    void aLockedKeychain_asksInItsOwnWindow_andGives() throws Exception {
        secrets().keep(ACCOUNT, "one");
        lock();
        CompletableFuture<Found> reading = meanwhile(() -> secrets().find(ACCOUNT));
        display.awaitWindow(true);
        display.type(GnomeKeyring.PASSWORD);
        display.press("Return");
        assertEquals(Optional.of("one"), end(reading).secret());

        keyring.lock();
        CompletableFuture<Place> keeping = meanwhile(() -> secrets().keep(ACCOUNT, "two"));
        display.awaitWindow(true);
        display.type(GnomeKeyring.PASSWORD);
        display.press("Return");
        assertEquals(Place.KEYCHAIN, end(keeping));
        assertEquals(Optional.of("two"), secrets().find(ACCOUNT).secret());
    }

    @Test
    void aQuestionThatIsPutAway_leavesItLocked() throws Exception {
        secrets().keep(ACCOUNT, "one");
        lock();
        CompletableFuture<Found> reading = meanwhile(() -> secrets().find(ACCOUNT));
        display.awaitWindow(true);
        display.press("Escape");
        assertEquals(new Found(Optional.empty(), true), end(reading));
    }

    @Test
    void aQuestionThatNobodyAnswers_isWaitedForNoLonger_andMayBeAnsweredLater() throws Exception {
        secrets().keep(ACCOUNT, "one");
        lock();
        KeptSecrets hasty = secrets(Duration.ofSeconds(2));
        CompletableFuture<Found> reading = meanwhile(() -> hasty.find(ACCOUNT));
        display.awaitWindow(true);
        assertEquals(new Found(Optional.empty(), true), end(reading));

        display.type(GnomeKeyring.PASSWORD);
        display.press("Return");
        display.awaitWindow(false);
        assertEquals(Optional.of("one"), secrets().find(ACCOUNT).secret());
    }

    @Test
    void aKeychainThatDiesWhileItAsks_isWaitedForNoLonger() throws Exception {
        secrets().keep(ACCOUNT, "one");
        lock();
        KeptSecrets secrets = secrets();
        CompletableFuture<Place> keeping = meanwhile(() -> secrets.keep(ACCOUNT, "two"));
        display.awaitWindow(true);
        keyring.kill();
        assertEquals(Place.MEMORY, end(keeping));
        assertEquals(Optional.of("two"), secrets.find(ACCOUNT).secret());
    }

    @Test
    void aLockedKeychainThatCannotAsk_saysSoAtOnce() throws Exception {
        secrets().keep(ACCOUNT, "one");
        keyring.lock();
        assertEquals(new Found(Optional.empty(), true), secrets().find(ACCOUNT));
        assertEquals(Place.MEMORY_WHILE_LOCKED, secrets().keep(ACCOUNT, "two"));
        assertFalse(secrets().forget(ACCOUNT));
    }

    @Test
    void aNewKeychain_asksForAPasswordOfItsOwn() throws Exception {
        keyring.close();
        Path empty = folder.resolve("new");
        keyring = new GnomeKeyring(bus.address(), empty, false);
        keyring.openPrompter(display.name());
        CompletableFuture<Place> keeping = meanwhile(() -> secrets().keep(ACCOUNT, "one"));
        display.awaitWindow(true);
        display.type("new password");
        display.press("Tab");
        display.type("new password");
        display.press("Return");
        assertEquals(Place.KEYCHAIN, end(keeping));
        assertEquals(Optional.of("one"), secrets().find(ACCOUNT).secret());
    }
}
