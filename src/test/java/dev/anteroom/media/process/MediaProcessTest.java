package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.LinkState;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.SendLimits;
import dev.anteroom.testkit.FakeMediaEngine;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The media process as its console speaks to it, over a real socket, with an engine of wood. */
@Timeout(30)
final class MediaProcessTest {
    private final FakeMediaEngine engine = new FakeMediaEngine();
    private PrivateDirectory directory;
    private ServerSocketChannel door;
    private CompletableFuture<Void> served;
    private SocketChannel console;

    @BeforeEach
    void serve() throws Exception {
        directory = PrivateDirectory.make();
        Path socket = directory.file("socket");
        door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        served =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                MediaProcess.serve(socket, engine);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        console = door.accept();
    }

    @AfterEach
    void end() throws Exception {
        console.close();
        served.get(10, TimeUnit.SECONDS);
        assertTrue(engine.isClosed());
        door.close();
        directory.close();
        assertFalse(Files.exists(directory.file("socket").getParent()));
    }

    private void send(Command command) throws Exception {
        byte[] bytes = RecordCodec.encode(Command.class, command);
        write(
                ByteBuffer.allocate(Integer.BYTES + bytes.length)
                        .putInt(bytes.length)
                        .put(bytes)
                        .flip());
    }

    private void write(ByteBuffer bytes) throws Exception {
        while (bytes.hasRemaining()) {
            console.write(bytes);
        }
    }

    private Event receive() throws Exception {
        int length = read(Integer.BYTES).getInt();
        return RecordCodec.decode(Event.class, read(length));
    }

    private ByteBuffer read(int length) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            assertTrue(console.read(bytes) >= 0, "it ended");
        }
        return bytes.flip();
    }

    @Test
    void beginsWithWhatThereIs_andDoesWhatIsAsked() throws Exception {
        assertEquals(new Event.Screens(List.of()), receive());
        assertEquals(new Event.State(engine.state()), receive());
        assertEquals(new Event.Devices(FakeMediaEngine.DEVICES), receive());

        send(new Command.Subscribe(7, MediaKinds.BOTH, List.of()));
        send(new Command.Offer(7, 1));
        Event.Offered offered = (Event.Offered) receive();
        assertEquals(7, offered.handle());
        assertEquals(1, engine.openLinks().size());
        send(new Command.Offer(8, 2));
        send(new Command.Publish(9, 8, MediaKinds.BOTH, SendLimits.NONE, List.of()));
        assertEquals(new Event.Linked(9, LinkState.FAILED), receive());
        send(new Command.End());
        served.get(10, TimeUnit.SECONDS);
        assertEquals(0, engine.openLinks().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE, MessagePort.LARGEST + 1, 0, 3})
    void impossibleMessage_endsIt(int length) throws Exception {
        write(ByteBuffer.allocate(16).putInt(length).putInt(-1).putInt(-1).putInt(-1).flip());
        served.get(10, TimeUnit.SECONDS);
    }

    @Test
    void noise_endsIt() throws Exception {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        write(ByteBuffer.wrap(noise));
        served.get(10, TimeUnit.SECONDS);
    }

    @Test
    void consoleThatDies_endsIt() throws Exception {
        console.close();
        served.get(10, TimeUnit.SECONDS);
    }
}
