package dev.anteroom.practice.relay;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in counter mode with HMAC-SHA1 cut to 80 bits (RFC 3711). */
final class CounterCipher implements SrtpCipher {
    private static final int TAG = 10;
    private static final int BLOCK = 16;
    private static final int SALT = 14;
    private static final int AUTHENTICATION_KEY = 20;
    private static final int CONTROL_HEADER = 8;
    private static final int ENCRYPTED = 0x80000000;

    private final Cipher cipher;
    private final Key key;
    private final byte[] salt;
    private final Mac mac;
    private final Key controlKey;
    private final byte[] controlSalt;
    private final Mac controlMac;
    private final byte[] counter = new byte[BLOCK];
    private final byte[] sum = new byte[AUTHENTICATION_KEY];
    private final byte[] word = new byte[4];

    CounterCipher(byte[] masterKey, byte[] masterSalt) {
        SrtpDerivation keys = new SrtpDerivation(masterKey, masterSalt);
        key = aes(keys.derive(SrtpDerivation.RTP_KEY, SrtpProfile.KEY_LENGTH));
        salt = keys.derive(SrtpDerivation.RTP_SALT, SALT);
        controlKey = aes(keys.derive(SrtpDerivation.RTCP_KEY, SrtpProfile.KEY_LENGTH));
        controlSalt = keys.derive(SrtpDerivation.RTCP_SALT, SALT);
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = mac(keys.derive(SrtpDerivation.RTP_AUTHENTICATION, AUTHENTICATION_KEY));
            controlMac = mac(keys.derive(SrtpDerivation.RTCP_AUTHENTICATION, AUTHENTICATION_KEY));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has AES and HmacSHA1.", missing);
        }
    }

    private static Key aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac;
    }

    @Override
    public int protect(byte[] packet, int header, int length, int rollover) {
        try {
            crypt(packet, header, length, rollover);
            sumUp(packet, length, rollover);
            System.arraycopy(sum, 0, packet, length, TAG);
            return length + TAG;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A packet could not be protected.", impossible);
        }
    }

    @Override
    public int open(byte[] packet, int header, int length, int rollover)
            throws GeneralSecurityException {
        int end = length - TAG;
        if (end < header) {
            throw new GeneralSecurityException("Too short.");
        }
        sumUp(packet, end, rollover);
        check(packet, end);
        crypt(packet, header, end, rollover);
        return end;
    }

    private void crypt(byte[] packet, int header, int length, int rollover)
            throws GeneralSecurityException {
        prepare(salt, Bytes.i32(packet, 8), rollover, Bytes.u16(packet, 2));
        apply(key, packet, header, length);
    }

    private void sumUp(byte[] packet, int length, int rollover) throws GeneralSecurityException {
        Bytes.put32(word, 0, rollover);
        mac.update(packet, 0, length);
        mac.update(word);
        mac.doFinal(sum, 0);
    }

    @Override
    public int protectControl(byte[] packet, int length, int index) {
        try {
            cryptControl(packet, length, index);
            Bytes.put32(packet, length, index | ENCRYPTED);
            controlMac.update(packet, 0, length + 4);
            controlMac.doFinal(sum, 0);
            System.arraycopy(sum, 0, packet, length + 4, TAG);
            return length + 4 + TAG;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A packet could not be protected.", impossible);
        }
    }

    @Override
    public int openControl(byte[] packet, int length) throws GeneralSecurityException {
        int index = length - TAG - 4;
        if (index < CONTROL_HEADER || packet[index] >= 0) {
            throw new GeneralSecurityException("No encrypted control packet.");
        }
        controlMac.update(packet, 0, index + 4);
        controlMac.doFinal(sum, 0);
        check(packet, index + 4);
        cryptControl(packet, index, Bytes.i32(packet, index) & ~ENCRYPTED);
        return index;
    }

    @Override
    public int controlIndex(byte[] packet, int length) {
        return length < CONTROL_HEADER + 4 + TAG
                ? -1
                : Bytes.i32(packet, length - TAG - 4) & ~ENCRYPTED;
    }

    private void cryptControl(byte[] packet, int length, int index)
            throws GeneralSecurityException {
        prepare(controlSalt, Bytes.i32(packet, 4), index >>> 16, index & 0xffff);
        apply(controlKey, packet, CONTROL_HEADER, length);
    }

    /** The counter starts at the salt, mixed with source and index (section 4.1.1). */
    private void prepare(byte[] with, int source, int upperIndex, int lowerIndex) {
        Arrays.fill(counter, (byte) 0);
        Bytes.put32(counter, 4, source);
        Bytes.put32(counter, 8, upperIndex);
        Bytes.put16(counter, 12, lowerIndex);
        for (int i = 0; i < SALT; i++) {
            counter[i] ^= with[i];
        }
    }

    private void apply(Key with, byte[] packet, int from, int to) throws GeneralSecurityException {
        if (to > from) {
            cipher.init(Cipher.ENCRYPT_MODE, with, new IvParameterSpec(counter));
            cipher.doFinal(packet, from, to - from, packet, from);
        }
    }

    private void check(byte[] packet, int at) throws GeneralSecurityException {
        int difference = 0;
        for (int i = 0; i < TAG; i++) {
            difference |= sum[i] ^ packet[at + i];
        }
        if (difference != 0) {
            throw new GeneralSecurityException("Not genuine.");
        }
    }
}
