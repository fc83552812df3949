package dev.anteroom.practice.relay;

/**
 * What the payload of a video packet says about its frame: whether a key frame starts here, and
 * where the numbers of VP8 and VP9 stand that have to go on without a gap when the source changes.
 * Bytes that make no sense describe a frame that is no key frame. Not thread-safe.
 */
final class VideoDescriptor {
    private static final int NONE = MediaPacket.NONE;
    private static final int H264_IDR = 5;
    private static final int H264_SPS = 7;
    private static final int H264_STAP_A = 24;
    private static final int H264_FU_A = 28;

    private boolean keyFrameStarts;
    private int pictureIdAt;
    private int pictureIdBits;
    private int pictureId;
    private int layerIndexAt;
    private int layerIndex;

    void read(CodecKind codec, byte[] data, int from, int end) {
        forget();
        if (from >= end) {
            return;
        }
        switch (codec) {
            case VP8 -> readVp8(data, from, end);
            case VP9 -> readVp9(data, from, end);
            case H264 -> keyFrameStarts = isH264KeyFrame(data, from, end);
            case OPUS -> {
                // Any packet of sound can be the first one.
            }
        }
    }

    private void forget() {
        keyFrameStarts = false;
        pictureIdAt = NONE;
        pictureIdBits = 0;
        pictureId = 0;
        layerIndexAt = NONE;
        layerIndex = 0;
    }

    void copy(VideoDescriptor other, int shift) {
        keyFrameStarts = other.keyFrameStarts;
        pictureIdAt = other.pictureIdAt == NONE ? NONE : other.pictureIdAt + shift;
        pictureIdBits = other.pictureIdBits;
        pictureId = other.pictureId;
        layerIndexAt = other.layerIndexAt == NONE ? NONE : other.layerIndexAt + shift;
        layerIndex = other.layerIndex;
    }

    /** RFC 7741 section 4.2. */
    private void readVp8(byte[] data, int from, int end) {
        int first = Bytes.u8(data, from);
        int at = from + 1;
        if ((first & 0x80) != 0 && at < end) {
            int extended = Bytes.u8(data, at++);
            if ((extended & 0x80) != 0) {
                at = readPictureId(data, at, end);
            }
            if ((extended & 0x40) != 0) {
                readLayerIndex(data, at++, end);
            }
            if ((extended & 0x30) != 0) {
                at++;
            }
        }
        boolean startsFrame = (first & 0x10) != 0 && (first & 0x07) == 0;
        keyFrameStarts = startsFrame && at < end && (data[at] & 0x01) == 0;
    }

    /** RFC 9628 section 4.2. */
    private void readVp9(byte[] data, int from, int end) {
        int first = Bytes.u8(data, from);
        int at = from + 1;
        if ((first & 0x80) != 0) {
            at = readPictureId(data, at, end);
        }
        int layer = 0;
        boolean layers = (first & 0x20) != 0;
        boolean flexible = (first & 0x10) != 0;
        if (layers && at < end) {
            layer = Bytes.u8(data, at) >>> 1 & 0x07;
            if (!flexible) {
                readLayerIndex(data, at + 1, end);
            }
        }
        boolean predicted = (first & 0x40) != 0;
        boolean startsFrame = (first & 0x08) != 0;
        keyFrameStarts = !predicted && startsFrame && layer == 0;
    }

    private int readPictureId(byte[] data, int at, int end) {
        if (at >= end) {
            return end;
        }
        boolean wide = data[at] < 0;
        if (wide && at + 1 >= end) {
            return end;
        }
        pictureIdAt = at;
        pictureIdBits = wide ? 15 : 7;
        pictureId = (wide ? Bytes.u16(data, at) : Bytes.u8(data, at)) & (1 << pictureIdBits) - 1;
        return at + (wide ? 2 : 1);
    }

    private void readLayerIndex(byte[] data, int at, int end) {
        if (at < end) {
            layerIndexAt = at;
            layerIndex = Bytes.u8(data, at);
        }
    }

    /** RFC 6184 section 5. */
    private static boolean isH264KeyFrame(byte[] data, int from, int end) {
        int type = data[from] & 0x1f;
        if (type == H264_FU_A) {
            return from + 1 < end
                    && data[from + 1] < 0
                    && startsH264KeyFrame(data[from + 1] & 0x1f);
        }
        if (type != H264_STAP_A) {
            return startsH264KeyFrame(type);
        }
        for (int at = from + 1; at + 2 < end; at += 2 + Bytes.u16(data, at)) {
            if (startsH264KeyFrame(data[at + 2] & 0x1f)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsH264KeyFrame(int type) {
        return type == H264_IDR || type == H264_SPS;
    }

    boolean keyFrameStarts() {
        return keyFrameStarts;
    }

    boolean hasPictureId() {
        return pictureIdAt != NONE;
    }

    int pictureId() {
        return pictureId;
    }

    boolean hasLayerIndex() {
        return layerIndexAt != NONE;
    }

    int layerIndex() {
        return layerIndex;
    }

    /** Writes other numbers into a copy of the packet; its payload was moved by {@code shift}. */
    void number(byte[] copy, int shift, int newPictureId, int newLayerIndex) {
        if (pictureIdBits == 15) {
            Bytes.put16(copy, pictureIdAt + shift, newPictureId | 0x8000);
        } else if (pictureIdBits == 7) {
            copy[pictureIdAt + shift] = (byte) (newPictureId & 0x7f);
        }
        if (layerIndexAt != NONE) {
            copy[layerIndexAt + shift] = (byte) newLayerIndex;
        }
    }
}
