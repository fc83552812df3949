package dev.anteroom.practice.relay;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes session keys of a master key (RFC 3711 section 4.3, RFC 7714 section 11). */
final class SrtpDerivation {
    static final int RTP_KEY = 0;
    static final int RTP_AUTHENTICATION = 1;
    static final int RTP_SALT = 2;
    static final int RTCP_KEY = 3;
    static final int RTCP_AUTHENTICATION = 4;
    static final int RTCP_SALT = 5;
    private static final int BLOCK = 16;
    private static final int LABEL_AT = 7;

    private final SecretKeySpec masterKey;
    private final byte[] masterSalt;

    SrtpDerivation(byte[] masterKey, byte[] masterSalt) {
        this.masterKey = new SecretKeySpec(masterKey, "AES");
        this.masterSalt = masterSalt.clone();
    }

    byte[] derive(int label, int length) {
        byte[] counter = Arrays.copyOf(masterSalt, BLOCK);
        counter[LABEL_AT] ^= (byte) label;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, masterKey, new IvParameterSpec(counter));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has AES.", missing);
        }
    }
}
