package dev.anteroom.practice;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A web socket over a plain socket, so that a test sees every byte and every end. (The platform's
 * own client now and then does not notice that the other side is gone.)
 */
final class PlainWebSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("test-socket").factory());

    /**
     * Connects.
     *
     * @throws IOException if the server does not switch protocols
     */
    PlainWebSocket(int port, String path, @Nullable String origin) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        String request =
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + (origin == null ? "" : "Origin: " + origin + "\r\n")
                        + "\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = readHead();
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            close();
            throw new IOException("The server did not switch: " + answer);
        }
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Starts to read; every text goes to the one, the end to the other. */
    void listen(Consumer<String> texts, Runnable end) {
        reader.execute(
                () -> {
                    try {
                        readFrames(texts);
                    } catch (IOException gone) {
                        // The end is told below, however it came.
                    } finally {
                        end.run();
                    }
                });
    }

    private void readFrames(Consumer<String> texts) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] content = in.readNBytes(Math.toIntExact(length));
            int operation = first & 0x0f;
            if (operation == CLOSE) {
                return;
            }
            if (operation <= TEXT) {
                message.write(content);
                if ((first & 0x80) != 0) {
                    texts.accept(message.toString(StandardCharsets.UTF_8));
                    message.reset();
                }
            }
        }
    }

    /** Sends one text in one frame, masked with zeros. */
    synchronized void send(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | TEXT);
        if (content.length < 126) {
            frame.write(0x80 | content.length);
        } else if (content.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(content.length >> 8);
            frame.write(content.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) content.length >> shift));
            }
        }
        frame.write(new byte[4]);
        frame.write(content);
        out.write(frame.toByteArray());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        reader.shutdown();
    }
}
