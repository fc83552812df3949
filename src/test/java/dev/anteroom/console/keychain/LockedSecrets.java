package dev.anteroom.console.keychain;

import java.util.Optional;

/** Secrets in a keychain that nobody ever opens. */
public final class LockedSecrets {
    private LockedSecrets() {}

    /** Takes and gives nothing. */
    public static KeptSecrets make() {
        return new KeptSecrets(Optional.of(new NeverOpened()));
    }

    private static final class NeverOpened implements Keychain {
        @Override
        public Optional<String> find(String account) throws KeychainException {
            throw KeychainException.locked("It is locked.", null);
        }

        @Override
        public void keep(String account, String secret) throws KeychainException {
            throw KeychainException.locked("It is locked.", null);
        }

        @Override
        public void forget(String account) throws KeychainException {
            throw KeychainException.locked("It is locked.", null);
        }
    }
}
