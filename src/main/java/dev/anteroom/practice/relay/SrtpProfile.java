package dev.anteroom.practice.relay;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.SRTPProtectionProfile;

/** How media is protected, the best first. */
enum SrtpProfile {
    /** RFC 7714. */
    AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 12),
    /** RFC 3711; every client has it. */
    AES128_CM_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 14);

    static final int KEY_LENGTH = 16;

    private final int number;
    private final int saltLength;

    SrtpProfile(int number, int saltLength) {
        this.number = number;
        this.saltLength = saltLength;
    }

    int number() {
        return number;
    }

    int saltLength() {
        return saltLength;
    }

    static Optional<SrtpProfile> best(List<Integer> offered) {
        for (SrtpProfile profile : values()) {
            if (offered.contains(profile.number)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /** What protects the packets of one direction. */
    SrtpCipher cipher(byte[] masterKey, byte[] masterSalt) {
        return switch (this) {
            case AEAD_AES_128_GCM -> new GcmCipher(masterKey, masterSalt);
            case AES128_CM_HMAC_SHA1_80 -> new CounterCipher(masterKey, masterSalt);
        };
    }
}
