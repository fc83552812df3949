package dev.anteroom.practice.relay;

/** Numbers in network byte order. Callers have checked the length. */
final class Bytes {
    private Bytes() {}

    static int u8(byte[] data, int at) {
        return data[at] & 0xff;
    }

    static int u16(byte[] data, int at) {
        return u8(data, at) << 8 | u8(data, at + 1);
    }

    static int u24(byte[] data, int at) {
        return u16(data, at) << 8 | u8(data, at + 2);
    }

    static int i32(byte[] data, int at) {
        return u16(data, at) << 16 | u16(data, at + 2);
    }

    static long u32(byte[] data, int at) {
        return i32(data, at) & 0xffffffffL;
    }

    static void put16(byte[] data, int at, int value) {
        data[at] = (byte) (value >>> 8);
        data[at + 1] = (byte) value;
    }

    static void put24(byte[] data, int at, int value) {
        data[at] = (byte) (value >>> 16);
        put16(data, at + 1, value);
    }

    static void put32(byte[] data, int at, int value) {
        put16(data, at, value >>> 16);
        put16(data, at + 2, value);
    }

    static void put64(byte[] data, int at, long value) {
        put32(data, at, (int) (value >>> 32));
        put32(data, at + 4, (int) value);
    }
}
