package dev.anteroom.console.keychain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps secrets in the system's keychain; those that it does not take are kept in memory until the
 * program ends. Thread-safe; every method blocks, perhaps until the user has unlocked the keychain.
 */
public final class KeptSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSecrets.class);

    /** Where a secret is. */
    public enum Place {
        /** In the system's keychain, for later runs too. */
        KEYCHAIN,
        /** In memory, until the program ends. */
        MEMORY
    }

    private final Optional<Keychain> keychain;
    private final Map<String, String> memory = new HashMap<>();

    KeptSecrets(Optional<Keychain> keychain) {
        this.keychain = keychain;
    }

    /** In the keychain of this system. Does not look for it yet. */
    public static KeptSecrets ofSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return new KeptSecrets(
                Optional.of(
                        system.contains("linux") || system.contains("bsd")
                                ? new SecretServiceKeychain(Optional.empty())
                                : NativeKeychain.of(system)));
    }

    /** In memory only. */
    public static KeptSecrets forgetful() {
        return new KeptSecrets(Optional.empty());
    }

    /** Finds a secret; empty when there is none, or the keychain cannot be asked. */
    public Optional<String> find(String account) {
        synchronized (memory) {
            String kept = memory.get(account);
            if (kept != null) {
                return Optional.of(kept);
            }
        }
        if (keychain.isEmpty()) {
            return Optional.empty();
        }
        try {
            return keychain.get().find(account);
        } catch (KeychainException closed) {
            LOG.info("The keychain cannot be asked: {}", closed.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a secret in the place of an older one, and says where it is now. */
    public Place keep(String account, String secret) {
        if (keychain.isPresent()) {
            try {
                keychain.get().keep(account, secret);
                synchronized (memory) {
                    memory.remove(account);
                }
                return Place.KEYCHAIN;
            } catch (KeychainException closed) {
                LOG.info("The keychain does not take a secret: {}", closed.getMessage());
            }
        }
        synchronized (memory) {
            memory.put(account, secret);
        }
        return Place.MEMORY;
    }

    /**
     * Deletes a secret wherever it is.
     *
     * @return whether it is gone for certain; false when the keychain could not be asked
     */
    public boolean forget(String account) {
        synchronized (memory) {
            memory.remove(account);
        }
        if (keychain.isEmpty()) {
            return true;
        }
        try {
            keychain.get().forget(account);
            return true;
        } catch (KeychainException closed) {
            LOG.info("The keychain does not delete a secret: {}", closed.getMessage());
            return false;
        }
    }
}
