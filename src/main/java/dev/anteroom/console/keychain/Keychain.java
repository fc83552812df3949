package dev.anteroom.console.keychain;

import java.util.Optional;

/** A keychain of the system. Every method blocks, perhaps until the user has unlocked it. */
interface Keychain {
    /**
     * Finds a secret.
     *
     * @param account whose
     * @throws KeychainException if the keychain cannot be asked
     */
    Optional<String> find(String account) throws KeychainException;

    /**
     * Keeps a secret, in the place of an older one of the same account.
     *
     * @throws KeychainException if it is not kept
     */
    void keep(String account, String secret) throws KeychainException;

    /**
     * Deletes a secret; none to delete is fine.
     *
     * @throws KeychainException if it may still be there
     */
    void forget(String account) throws KeychainException;
}
