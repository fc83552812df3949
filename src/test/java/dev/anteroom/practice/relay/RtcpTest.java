package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports and feedback, written and read. */
class RtcpTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final RtcpWriter writer = new RtcpWriter();
    private final List<String> seen = new ArrayList<>();
    private final RtcpReader.Visitor visitor =
            new RtcpReader.Visitor() {
                @Override
                public void report(int source, long ntp, int timestamp) {
                    seen.add("report " + source + " " + ntp + " " + timestamp);
                }

                @Override
                public void lost(int source, int sequence) {
                    seen.add("lost " + source + " " + sequence);
                }

                @Override
                public void wantsKeyFrame(int source) {
                    seen.add("key " + source);
                }

                @Override
                public void estimates(long bitsPerSecond) {
                    seen.add("estimate " + bitsPerSecond);
                }
            };

    private List<String> readBack() {
        RtcpReader.read(writer.data(), writer.length(), visitor);
        return seen;
    }

    private String hex() {
        return HexFormat.of().formatHex(writer.data(), 0, writer.length());
    }

    @Test
    void write_compoundOfAll_isReadBack() {
        writer.startSenderReport(9, 0x1234_5678_9abc_def0L, 90_000, 5, 6);
        writer.addName(9, "name");
        writer.addPictureLoss(1, 42);
        writer.addFullIntraRequest(1, 43, 7);
        writer.addNack(1, 44, new int[] {(65_535 << 16) | 0b101}, 1);
        writer.addEstimate(1, 45, 131_072);

        assertEquals(
                List.of(
                        "report 9 1311768467463790320 90000",
                        "key 42",
                        "key 43",
                        "lost 44 65535",
                        "lost 44 0",
                        "lost 44 2",
                        "estimate 131072"),
                readBack());
    }

    @Test
    void write_pictureLoss_isByteForByteWhatRfc4585Says() {
        writer.startReceiverReport(1);
        writer.addPictureLoss(1, 0x0a0b0c0d);

        assertEquals("80c9000100000001" + "81ce0002000000010a0b0c0d", hex());
    }

    @Test
    void write_name_endsAtAWord() {
        writer.startReceiverReport(1);
        writer.addName(2, "abcde");
        writer.addPictureLoss(1, 3);

        assertEquals(
                "80c9000100000001"
                        + "81ca000300000002"
                        + "0105616263646500"
                        + "81ce00020000000100000003",
                hex());
        assertEquals(List.of("key 3"), readBack());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 262_143, 262_144, 800_000, 2_000_000, 10_000_000_000L})
    void write_estimate_keepsEighteenBits(long bits) {
        writer.startReceiverReport(1);
        writer.addEstimate(1, 2, bits);

        long read = Long.parseLong(readBack().getFirst().substring(9));
        assertTrue(read <= bits && read >= bits - bits / 100_000, "read " + read);
    }

    @Test
    void read_anything_neverFails() {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(5);
        byte[] data = new byte[64];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(data);
            data[0] = (byte) (0x80 | (data[0] & 0x3f));
            data[1] = (byte) (200 + random.nextInt(8));
            Bytes.put16(data, 2, random.nextInt(17));
            RtcpReader.read(data, random.nextInt(data.length + 1), visitor);
        }
        assertFalse(seen.isEmpty());
    }

    @Test
    void gaps_ofMissing_areAskedForUntilTheyComeOrPatienceEnds() {
        Gaps gaps = new Gaps();
        assertTrue(gaps.note(65_534, -1));
        assertTrue(gaps.note(65_540, 65_534));
        assertTrue(gaps.note(65_537, 65_540));

        writer.startReceiverReport(1);
        assertTrue(gaps.write(writer, 1, 7, SECOND));
        assertEquals(List.of("lost 7 65535", "lost 7 0", "lost 7 2", "lost 7 3"), readBack());

        writer.startReceiverReport(1);
        assertFalse(gaps.write(writer, 1, 7, SECOND + 1), "not again at once");
        int asked = 1;
        for (long now = 2; now < 30; now++) {
            writer.startReceiverReport(1);
            asked += gaps.write(writer, 1, 7, now * SECOND) ? 1 : 0;
        }
        assertEquals(8, asked);
    }

    @Test
    void gaps_longerThanAnyLoss_needAKeyFrame() {
        Gaps gaps = new Gaps();
        gaps.note(1, -1);

        assertFalse(gaps.note(2 + Gaps.LONGEST, 1));
        writer.startReceiverReport(1);
        assertFalse(gaps.write(writer, 1, 7, SECOND));
    }

    @Test
    void reception_withLoss_tellsFractionAndTotal() {
        Reception reception = new Reception(90_000);
        for (int i = 0; i < 100; i++) {
            if (i % 4 != 0 || i == 0) {
                reception.note(i, i * 900, i * (SECOND / 100));
            }
        }
        reception.reported(0x0000_1111_2222_0000L, SECOND);

        writer.startReceiverReport(1);
        reception.write(writer, 7, 99, SECOND + SECOND / 2);
        writer.startReceiverReport(1);
        reception.write(writer, 7, 99, SECOND * 2);
        byte[] second = Arrays.copyOf(writer.data(), writer.length());

        assertEquals(1, second[0] & 0x1f);
        assertEquals(7, Bytes.i32(second, 8));
        assertEquals(0, second[12], "nothing was lost since");
        assertEquals(24, Bytes.u24(second, 13));
        assertEquals(99, Bytes.i32(second, 16));
        assertEquals(0, Bytes.i32(second, 20), "evenly paced");
        assertEquals(0x1111_2222, Bytes.i32(second, 24));
        assertEquals(65_536, Bytes.i32(second, 28), "a second ago");
    }

    @Test
    void reception_firstReport_tellsTheFraction() {
        Reception reception = new Reception(90_000);
        for (int i = 0; i < 100; i += 2) {
            reception.note(i, i * 900, i * (SECOND / 100));
        }

        writer.startReceiverReport(1);
        reception.write(writer, 7, 98, SECOND);

        assertEquals(49 * 256 / 99, Bytes.u8(writer.data(), 12));
    }
}
