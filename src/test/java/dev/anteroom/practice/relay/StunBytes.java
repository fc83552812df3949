package dev.anteroom.practice.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes STUN requests without any of the relay's code. */
final class StunBytes {
    private StunBytes() {}

    static byte[] check(String username, String password, boolean nominate) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        attribute(body, 0x0006, username.getBytes(UTF_8));
        attribute(body, 0x0024, new byte[] {0x6e, 0, 1, (byte) 0xff});
        attribute(body, 0x802a, new byte[8]);
        if (nominate) {
            attribute(body, 0x0025, new byte[0]);
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(password.getBytes(UTF_8), "HmacSHA1"));
        attribute(body, 0x0008, mac.doFinal(message(body.toByteArray(), 24)));
        return fingerprinted(body);
    }

    static byte[] bare() {
        return fingerprinted(new ByteArrayOutputStream());
    }

    private static byte[] fingerprinted(ByteArrayOutputStream body) {
        CRC32 crc = new CRC32();
        crc.update(message(body.toByteArray(), 8));
        byte[] sum = ByteBuffer.allocate(4).putInt((int) crc.getValue() ^ 0x5354554e).array();
        attribute(body, 0x8028, sum);
        return message(body.toByteArray(), 0);
    }

    private static byte[] message(byte[] body, int promised) {
        return ByteBuffer.allocate(20 + body.length)
                .putShort((short) 1)
                .putShort((short) (body.length + promised))
                .putInt(0x2112a442)
                .put("transaction!".getBytes(UTF_8))
                .put(body)
                .array();
    }

    private static void attribute(ByteArrayOutputStream body, int type, byte[] value) {
        body.writeBytes(
                ByteBuffer.allocate(4)
                        .putShort((short) type)
                        .putShort((short) value.length)
                        .array());
        body.writeBytes(value);
        body.writeBytes(new byte[-value.length & 3]);
    }
}
