package dev.anteroom.practice.relay;

import static dev.anteroom.practice.relay.SrtpProfile.KEY_LENGTH;

import java.util.Arrays;

/** The master keys of both directions, as a handshake made them; never shown. */
final class SrtpKeys {
    private final SrtpProfile profile;
    private final byte[] clientKey;
    private final byte[] serverKey;
    private final byte[] clientSalt;
    private final byte[] serverSalt;

    private SrtpKeys(SrtpProfile profile, byte[] material) {
        this.profile = profile;
        int salts = 2 * KEY_LENGTH;
        int salt = profile.saltLength();
        clientKey = Arrays.copyOfRange(material, 0, KEY_LENGTH);
        serverKey = Arrays.copyOfRange(material, KEY_LENGTH, salts);
        clientSalt = Arrays.copyOfRange(material, salts, salts + salt);
        serverSalt = Arrays.copyOfRange(material, salts + salt, salts + 2 * salt);
    }

    /** How much key material a profile needs. */
    static int length(SrtpProfile profile) {
        return 2 * (KEY_LENGTH + profile.saltLength());
    }

    /** Splits exported key material as RFC 5764 section 4.2 orders it. */
    static SrtpKeys split(SrtpProfile profile, byte[] material) {
        return new SrtpKeys(profile, material);
    }

    SrtpCipher ofClient() {
        return profile.cipher(clientKey, clientSalt);
    }

    SrtpCipher ofServer() {
        return profile.cipher(serverKey, serverSalt);
    }
}
