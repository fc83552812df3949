package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Protection of media against published vectors, and both ways. */
class SrtpTest {
    private static final byte[] KEY = bytes("e1f97a0d3e018be0d64fa32c06de4139");
    private static final byte[] SALT = bytes("0ec675ad498afeebb6960b3aabe6");
    private static final String PLAIN = "800f1234decafbadcafebabe" + "ab".repeat(16);
    private static final String PLAIN_CONTROL = "81c8000bcafebabe" + "ab".repeat(16);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] data, int length) {
        return HexFormat.of().formatHex(data, 0, length);
    }

    private static byte[] roomy(String hex) {
        byte[] packet = bytes(hex);
        return Arrays.copyOf(packet, packet.length + SrtpCipher.LONGEST_TRAILER);
    }

    private static SrtpCipher gcm() {
        return new GcmCipher(
                bytes("000102030405060708090a0b0c0d0e0f"), bytes("a0a1a2a3a4a5a6a7a8a9aaab"));
    }

    @Test
    void derivation_isThatOfRfc3711() {
        SrtpDerivation keys = new SrtpDerivation(KEY, SALT);

        assertArrayEquals(
                bytes("c61e7a93744f39ee10734afe3ff7a087"), keys.derive(SrtpDerivation.RTP_KEY, 16));
        assertArrayEquals(
                bytes("30cbbc08863d8c85d49db34a9ae1"), keys.derive(SrtpDerivation.RTP_SALT, 14));
        assertArrayEquals(
                bytes("cebe321f6ff7716b6fd4ab49af256a156d38baa4"),
                keys.derive(SrtpDerivation.RTP_AUTHENTICATION, 20));
    }

    @Test
    void counterMode_knownPackets_comeOutAsOtherLibrariesMakeThem() {
        CounterCipher cipher = new CounterCipher(KEY, SALT);
        byte[] media = roomy(PLAIN);
        byte[] control = roomy(PLAIN_CONTROL);

        int mediaLength = cipher.protect(media, 12, 28, 0);
        int controlLength = cipher.protectControl(control, 24, 1);

        assertEquals(
                "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb",
                hex(media, mediaLength));
        assertEquals(
                "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798",
                hex(control, controlLength));
    }

    @Test
    void gcm_knownPackets_comeOutAsOtherLibrariesMakeThem() {
        byte[] media = roomy(PLAIN);
        byte[] control = roomy(PLAIN_CONTROL);

        int mediaLength = gcm().protect(media, 12, 28, 0);
        int controlLength = gcm().protectControl(control, 24, 1);

        assertEquals(
                "800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06e"
                        + "d2976826f796b201df3131a127e8a392",
                hex(media, mediaLength));
        assertEquals(
                "81c8000bcafebabec98b8b5df0392a55852b6c21ac8e7025"
                        + "c52c6fbea2b3b446ea31123ba88ce61e80000001",
                hex(control, controlLength));
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void open_whatWasProtected_isTheSame(SrtpProfile profile) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);
        SrtpCipher out = profile.cipher(new byte[16], new byte[profile.saltLength()]);
        SrtpCipher in = profile.cipher(new byte[16], new byte[profile.saltLength()]);
        for (int size = 12; size < 1400; size += 37) {
            byte[] plain = new byte[size];
            random.nextBytes(plain);
            byte[] packet = Arrays.copyOf(plain, size + SrtpCipher.LONGEST_TRAILER);
            int rollover = random.nextInt(3);

            int sealed = out.protect(packet, 12, size, rollover);
            assertTrue(sealed <= packet.length);
            assertEquals(size, in.open(packet, 12, sealed, rollover));
            assertArrayEquals(plain, Arrays.copyOf(packet, size));

            int control = out.protectControl(packet, size, size);
            assertEquals(size, in.controlIndex(packet, control));
            assertEquals(size, in.openControl(packet, control));
            assertArrayEquals(plain, Arrays.copyOf(packet, size));
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void open_anyChangedByte_isRefused(SrtpProfile profile) {
        SrtpCipher cipher = profile.cipher(new byte[16], new byte[profile.saltLength()]);
        byte[] packet = roomy(PLAIN);
        int sealed = cipher.protect(packet, 12, 28, 0);
        byte[] control = roomy(PLAIN_CONTROL);
        int sealedControl = cipher.protectControl(control, 24, 1);

        for (int i = 0; i < sealed; i++) {
            byte[] changed = packet.clone();
            changed[i] ^= 1;
            assertThrows(
                    GeneralSecurityException.class,
                    () -> cipher.open(changed, 12, sealed, 0),
                    "byte " + i);
        }
        for (int i = 0; i < sealedControl; i++) {
            byte[] changed = control.clone();
            changed[i] ^= 1;
            assertThrows(
                    GeneralSecurityException.class,
                    () -> cipher.openControl(changed, sealedControl),
                    "control byte " + i);
        }
    }

    @Test
    void best_ofOffered_isTheStrongestWeHave() {
        assertEquals(Optional.of(SrtpProfile.AEAD_AES_128_GCM), SrtpProfile.best(List.of(1, 7)));
        assertEquals(
                Optional.of(SrtpProfile.AES128_CM_HMAC_SHA1_80), SrtpProfile.best(List.of(2, 1)));
        assertEquals(Optional.empty(), SrtpProfile.best(List.of(2, 5)));
    }

    @Test
    void index_overWrapAndBackwards_isFollowed() {
        PacketIndex index = new PacketIndex();
        index.note(index.of(65_534));
        index.note(index.of(65_535));
        index.note(index.of(1));

        assertEquals(65_537, index.highest());
        assertEquals(65_536, index.of(0), "the one that was late");
        assertTrue(index.isNew(65_536));
        assertFalse(index.isNew(65_535));
        assertEquals(1, PacketIndex.rollover(index.of(0)));
        assertEquals(0, PacketIndex.rollover(index.of(65_533)));
    }

    @Test
    void index_beforeTheFirstOne_isNoIndex() {
        PacketIndex index = new PacketIndex();
        index.note(index.of(3));

        assertTrue(index.of(65_530) < 0);
        assertFalse(index.isNew(index.of(65_530)));
    }

    @Test
    void index_repetitionsAndOldOnes_areNotNew() {
        PacketIndex index = new PacketIndex();
        for (int i = 0; i < 5000; i += 2) {
            index.note(i);
        }

        assertEquals(4998, index.highest());
        for (int i = 4998 - 1023; i < 4998; i++) {
            assertEquals(i % 2 == 1, index.isNew(i), "index " + i);
        }
        assertFalse(index.isNew(4998 - 1024), "too old to know");
    }
}
