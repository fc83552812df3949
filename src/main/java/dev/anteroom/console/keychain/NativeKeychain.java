package dev.anteroom.console.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;

/** The keychain of macOS, or the credential store of Windows. */
final class NativeKeychain implements Keychain {
    private static final String SERVICE = "Anteroom";

    private final KeyringStorageType type;

    private NativeKeychain(KeyringStorageType type) {
        this.type = type;
    }

    /**
     * The keychain of a system.
     *
     * @param system its name, in small letters
     */
    static NativeKeychain of(String system) {
        return new NativeKeychain(
                system.contains("mac")
                        // The other one brings a native library of its own, for the same calls.
                        ? KeyringStorageType.LEGACY_OSX_KEYCHAIN
                        : KeyringStorageType.WINDOWS_CREDENTIAL_STORE);
    }

    @Override
    public Optional<String> find(String account) throws KeychainException {
        try {
            return Optional.ofNullable(keyring().getPassword(SERVICE, account));
        } catch (PasswordAccessException none) {
            // The library has one exception for "there is none" and for "not allowed".
            return Optional.empty();
        }
    }

    @Override
    public void keep(String account, String secret) throws KeychainException {
        try {
            keyring().setPassword(SERVICE, account, secret);
        } catch (PasswordAccessException refused) {
            throw new KeychainException("The keychain refuses.", refused);
        }
    }

    @Override
    public void forget(String account) throws KeychainException {
        if (find(account).isEmpty()) {
            return;
        }
        try {
            keyring().deletePassword(SERVICE, account);
        } catch (PasswordAccessException refused) {
            throw new KeychainException("The keychain refuses.", refused);
        }
    }

    private Keyring keyring() throws KeychainException {
        try {
            return Keyring.create(type);
        } catch (BackendNotSupportedException missing) {
            throw new KeychainException("There is no keychain.", missing);
        }
    }
}
