package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first bytes of video packets say. */
class VideoDescriptorTest {
    private static VideoDescriptor read(CodecKind codec, String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        VideoDescriptor descriptor = new VideoDescriptor();
        descriptor.read(codec, data, 0, data.length);
        return descriptor;
    }

    @ParameterizedTest
    @CsvSource({
        // The plain descriptor: start of the first partition, then P = 0 for a key frame.
        "VP8, 1000, true",
        "VP8, 1001, false",
        "VP8, 0000, false",
        "VP8, 1100, false",
        // Extended: picture id of 7 bits, of 15 bits, with layer index, with temporal index.
        "VP8, 90800500, true",
        "VP8, 9080850100, true",
        "VP8, 90c085010900, true",
        "VP8, 90e08501094000, true",
        "VP8, 90e08501094001, false",
        "VP8, 90e0850109, false",
        "VP8, 90, false",
        // Single NAL units: IDR, SPS, a slice, a PPS.
        "H264, 6588, true",
        "H264, 6742, true",
        "H264, 4188, false",
        "H264, 68ce, false",
        // STAP-A of SPS and PPS; of two slices; cut off.
        "H264, 78000267420002, true",
        "H264, 78000241880002419a, false",
        "H264, 7800, false",
        // FU-A: start of an IDR, its middle, start of a slice.
        "H264, 7c85, true",
        "H264, 7c05, false",
        "H264, 7c81, false",
        "H264, 7c, false",
        // Flexible or not: start of a frame that is not predicted, predicted, the middle.
        "VP9, 88853300, true",
        "VP9, c8853300, false",
        "VP9, 80853300, false",
        // With layers: the lowest one starts a key frame, a higher one does not.
        "VP9, a885330007, true",
        "VP9, a885330207, false",
        "OPUS, 1000, false",
    })
    void read_firstBytes_tellWhetherAKeyFrameStarts(CodecKind codec, String hex, boolean key) {
        assertEquals(key, read(codec, hex).keyFrameStarts());
    }

    @ParameterizedTest
    @CsvSource({
        "VP8, 90e08501094000, 1281, 9, 0x402, 5",
        "VP8, 90c005090a00, 5, 9, 2, 5",
        "VP9, a885330007aa, 1331, 7, 0x402, 5",
    })
    void number_ofCopy_isChangedInPlace(
            CodecKind codec,
            String hex,
            int pictureId,
            int layerIndex,
            String newPictureId,
            int newLayerIndex) {
        VideoDescriptor descriptor = read(codec, hex);
        assertEquals(pictureId, descriptor.pictureId());
        assertEquals(layerIndex, descriptor.layerIndex());

        byte[] copy = HexFormat.of().parseHex("ffff" + hex);
        descriptor.number(copy, 2, Integer.decode(newPictureId), newLayerIndex);
        VideoDescriptor changed = new VideoDescriptor();
        changed.read(codec, copy, 2, copy.length);

        assertEquals(Integer.decode(newPictureId), changed.pictureId());
        assertEquals(newLayerIndex, changed.layerIndex());
        assertEquals(descriptor.keyFrameStarts(), changed.keyFrameStarts());
    }

    @Test
    void number_beyondItsBits_startsAgain() {
        VideoDescriptor descriptor = read(CodecKind.VP8, "90e08501094000");
        byte[] copy = HexFormat.of().parseHex("90e08501094000");

        descriptor.number(copy, 0, 0x10001, 0x103);

        assertEquals("90e08001034000", HexFormat.of().formatHex(copy));
    }

    @Test
    void read_anything_neverFails() {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(42);
        VideoDescriptor descriptor = new VideoDescriptor();
        byte[] data = new byte[24];
        byte[] copy = new byte[24];
        List<CodecKind> codecs = List.of(CodecKind.values());
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(data);
            int end = random.nextInt(data.length + 1);
            descriptor.read(codecs.get(i & 3), data, random.nextInt(end + 1), end);
            descriptor.number(copy, 0, i, i);
        }
    }
}
