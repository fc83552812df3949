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
        /** In memory until the program ends, since there is no keychain that takes it. */
        MEMORY,
        /** In memory until the program ends, since nobody opened the keychain. */
        MEMORY_WHILE_LOCKED
    }

    /**
     * What was found.
     *
     * @param secret empty when there is none, or it could not be read
     * @param locked whether it could not be read since nobody opened the keychain
     */
    public record Found(Optional<String> secret, boolean locked) {
        private static Found of(Optional<String> secret) {
            return new Found(secret, false);
        }

        /** Hides the secret. */
        @Override
        public String toString() {
            return "Found["
                    + (secret.isPresent() ? "a secret" : "nothing")
                    + ", locked="
                    + locked
                    + "]";
        }
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

    /** Finds a secret. */
    public Found find(String account) {
        synchronized (memory) {
            String kept = memory.get(account);
            if (kept != null) {
                return Found.of(Optional.of(kept));
            }
        }
        if (keychain.isEmpty()) {
            return Found.of(Optional.empty());
        }
        try {
            return Found.of(keychain.get().find(account));
        } catch (KeychainException closed) {
            LOG.info("The keychain cannot be asked: {}", closed.getMessage());
            return new Found(Optional.empty(), closed.isLocked());
        }
    }

    /** Keeps a secret in the place of an older one, and says where it is now. */
    public Place keep(String account, String secret) {
        Place place = Place.MEMORY;
        if (keychain.isPresent()) {
            try {
                keychain.get().keep(account, secret);
                synchronized (memory) {
                    memory.remove(account);
                }
                return Place.KEYCHAIN;
            } catch (KeychainException closed) {
                LOG.info("The keychain does not take a secret: {}", closed.getMessage());
                if (closed.isLocked()) {
                    place = Place.MEMORY_WHILE_LOCKED;
                }
            }
        }
        synchronized (memory) {
            memory.put(account, secret);
        }
        return place;
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
