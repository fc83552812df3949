package dev.anteroom.console.keychain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of a Linux desktop, through the Secret Service. Talks to it over a connection of its
 * own each time: keys are needed seldom, and a keychain may be started or unlocked at any moment.
 */
final class SecretServiceKeychain implements Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(SecretServiceKeychain.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_THOUGHT = Duration.ofMinutes(3);

    private final Optional<String> address;
    private final Duration longestThought;

    /** Something to do in one talk with the keychain. */
    private interface Errand<T> {
        T run(SecretTalk talk) throws DBusException, KeychainException;
    }

    /**
     * Does not connect yet.
     *
     * @param address of the bus; empty for the session's own
     */
    SecretServiceKeychain(Optional<String> address) {
        this(address, LONGEST_THOUGHT);
    }

    /**
     * Does not connect yet.
     *
     * @param address of the bus; empty for the session's own
     * @param longestThought how long the user may think about a question of the keychain
     */
    SecretServiceKeychain(Optional<String> address, Duration longestThought) {
        this.address = address;
        this.longestThought = longestThought;
    }

    @Override
    public Optional<String> find(String account) throws KeychainException {
        return talk(
                talk -> {
                    Optional<DBusPath> item = talk.items(attributes(account)).stream().findFirst();
                    return item.isEmpty()
                            ? Optional.<String>empty()
                            : Optional.of(
                                    new String(talk.secret(item.get()), StandardCharsets.UTF_8));
                });
    }

    @Override
    public void keep(String account, String secret) throws KeychainException {
        talk(
                talk -> {
                    talk.create(
                            "Anteroom: " + account,
                            attributes(account),
                            secret.getBytes(StandardCharsets.UTF_8));
                    return true;
                });
    }

    @Override
    public void forget(String account) throws KeychainException {
        talk(
                talk -> {
                    List<DBusPath> items = talk.items(attributes(account));
                    for (DBusPath item : items) {
                        talk.delete(item);
                    }
                    return items.size();
                });
    }

    private static Map<String, String> attributes(String account) {
        return Map.of("application", "dev.anteroom.Anteroom", "account", account);
    }

    private <T> T talk(Errand<T> errand) throws KeychainException {
        DBusConnection bus;
        try {
            bus = connected();
        } catch (DBusException | RuntimeException missing) {
            // The library throws both where there is no bus at all.
            throw new KeychainException("There is no desktop bus.", missing);
        }
        try {
            return errand.run(SecretTalk.begin(bus, longestThought));
        } catch (DBusException | DBusExecutionException refused) {
            throw new KeychainException("The keychain is missing or refuses.", refused);
        } finally {
            try {
                bus.close();
            } catch (IOException alreadyBroken) {
                LOG.debug("Hanging up failed.", alreadyBroken);
            }
        }
    }

    private DBusConnection connected() throws DBusException {
        DBusConnectionBuilder builder =
                address.isPresent()
                        ? DBusConnectionBuilder.forAddress(address.get())
                        : DBusConnectionBuilder.forSessionBus();
        return builder.withShared(false)
                .transportConfig()
                .withTimeout((int) CONNECT_LIMIT.toMillis())
                .back()
                .build();
    }
}
