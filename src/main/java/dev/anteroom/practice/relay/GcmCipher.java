package dev.anteroom.practice.relay;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM for media (RFC 7714). */
final class GcmCipher implements SrtpCipher {
    private static final int TAG = 16;
    private static final int NONCE = 12;
    private static final int CONTROL_HEADER = 8;
    private static final int ENCRYPTED = 0x80000000;

    private final Cipher cipher;
    private final Key key;
    private final byte[] salt;
    private final Key controlKey;
    private final byte[] controlSalt;
    private final byte[] nonce = new byte[NONCE];
    private final byte[] word = new byte[4];

    GcmCipher(byte[] masterKey, byte[] masterSalt) {
        SrtpDerivation keys = new SrtpDerivation(masterKey, masterSalt);
        key = aes(keys.derive(SrtpDerivation.RTP_KEY, SrtpProfile.KEY_LENGTH));
        salt = keys.derive(SrtpDerivation.RTP_SALT, NONCE);
        controlKey = aes(keys.derive(SrtpDerivation.RTCP_KEY, SrtpProfile.KEY_LENGTH));
        controlSalt = keys.derive(SrtpDerivation.RTCP_SALT, NONCE);
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has AES.", missing);
        }
    }

    private static Key aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }

    @Override
    public int protect(byte[] packet, int header, int length, int rollover) {
        try {
            mediaNonce(packet, rollover);
            seal(key);
            cipher.updateAAD(packet, 0, header);
            return header + cipher.doFinal(packet, header, length - header, packet, header);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A packet could not be protected.", impossible);
        }
    }

    @Override
    public int open(byte[] packet, int header, int length, int rollover)
            throws GeneralSecurityException {
        mediaNonce(packet, rollover);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(packet, 0, header);
        return header + cipher.doFinal(packet, header, length - header, packet, header);
    }

    @Override
    public int protectControl(byte[] packet, int length, int index) {
        try {
            controlNonce(packet, index);
            seal(controlKey);
            Bytes.put32(word, 0, index | ENCRYPTED);
            cipher.updateAAD(packet, 0, CONTROL_HEADER);
            cipher.updateAAD(word, 0, word.length);
            int end =
                    CONTROL_HEADER
                            + cipher.doFinal(
                                    packet,
                                    CONTROL_HEADER,
                                    length - CONTROL_HEADER,
                                    packet,
                                    CONTROL_HEADER);
            System.arraycopy(word, 0, packet, end, word.length);
            return end + word.length;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A packet could not be protected.", impossible);
        }
    }

    @Override
    public int openControl(byte[] packet, int length) throws GeneralSecurityException {
        int end = length - word.length;
        if (end < CONTROL_HEADER + TAG || packet[end] >= 0) {
            throw new GeneralSecurityException("No encrypted control packet.");
        }
        System.arraycopy(packet, end, word, 0, word.length);
        controlNonce(packet, Bytes.i32(word, 0) & ~ENCRYPTED);
        cipher.init(Cipher.DECRYPT_MODE, controlKey, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(packet, 0, CONTROL_HEADER);
        cipher.updateAAD(word, 0, word.length);
        return CONTROL_HEADER
                + cipher.doFinal(
                        packet, CONTROL_HEADER, end - CONTROL_HEADER, packet, CONTROL_HEADER);
    }

    @Override
    public int controlIndex(byte[] packet, int length) {
        return length < CONTROL_HEADER + TAG + 4 ? -1 : Bytes.i32(packet, length - 4) & ~ENCRYPTED;
    }

    /**
     * Starts an encryption. The platform refuses the same nonce twice in a row, which happens when
     * the newest packet is sent again; the same packet under the same nonce tells nobody anything,
     * so another key is set in between.
     */
    private void seal(Key with) throws GeneralSecurityException {
        GCMParameterSpec parameters = new GCMParameterSpec(TAG * 8, nonce);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, with, parameters);
        } catch (InvalidAlgorithmParameterException again) {
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    with.equals(key) ? controlKey : key,
                    new GCMParameterSpec(TAG * 8, new byte[NONCE]));
            cipher.init(Cipher.ENCRYPT_MODE, with, parameters);
        }
    }

    private void mediaNonce(byte[] packet, int rollover) {
        Bytes.put16(nonce, 0, 0);
        System.arraycopy(packet, 8, nonce, 2, 4);
        Bytes.put32(nonce, 6, rollover);
        System.arraycopy(packet, 2, nonce, 10, 2);
        mix(salt);
    }

    private void controlNonce(byte[] packet, int index) {
        Bytes.put16(nonce, 0, 0);
        System.arraycopy(packet, 4, nonce, 2, 4);
        Bytes.put16(nonce, 6, 0);
        Bytes.put32(nonce, 8, index);
        mix(controlSalt);
    }

    private void mix(byte[] with) {
        for (int i = 0; i < NONCE; i++) {
            nonce[i] ^= with[i];
        }
    }
}
