package dev.anteroom.console.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.instance.InstanceException.Problem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SingleInstanceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Charset UTF = StandardCharsets.UTF_8;
    private static final String LINK = "anteroom://join?token=secret";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WindowCalls window =
            new WindowCalls() {
                @Override
                public void show() {
                    heard.add("show");
                }

                @Override
                public void open(String linkOrFile) {
                    heard.add(linkOrFile);
                }
            };
    private InstancePlace place;

    @BeforeEach
    void choosePlace() throws IOException {
        // The build's own directory may be too deep for a socket.
        place = new InstancePlace(Files.createTempDirectory(Path.of("/tmp"), "one").resolve("i"));
    }

    @AfterEach
    void cleanUp() throws IOException {
        if (Files.isDirectory(place.directory())) {
            Files.deleteIfExists(place.socket());
            Files.deleteIfExists(place.lock());
        }
        Files.deleteIfExists(place.directory());
        Files.deleteIfExists(place.directory().getParent());
    }

    private Optional<SingleInstance> claim(InstanceRequest request) throws InstanceException {
        return SingleInstance.claim(place, request, LIMIT);
    }

    private String next() throws InterruptedException {
        return heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private String say(byte[] message) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(place.socket()));
            ByteBuffer bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSecond_handsOver_andTheFirstHears() throws Exception {
        try (SingleInstance first = claim(new InstanceRequest.Show()).orElseThrow()) {
            first.serve(window);
            assertEquals(Optional.empty(), claim(new InstanceRequest.Open(LINK)));
            assertEquals(LINK, next());
            assertEquals(Optional.empty(), claim(new InstanceRequest.Show()));
            assertEquals("show", next());
        }
        try (SingleInstance again = claim(new InstanceRequest.Show()).orElseThrow()) {
            again.serve(window);
            assertNull(heard.poll());
        }
    }

    @Test
    void whatWasHandedOverBeforeTheWindowIsThere_isHeardThen() throws Exception {
        try (SingleInstance first = claim(new InstanceRequest.Show()).orElseThrow()) {
            Thread second =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            claim(new InstanceRequest.Open(LINK));
                                        } catch (InstanceException failed) {
                                            heard.add(failed.toString());
                                        }
                                    });
            first.serve(window);
            assertEquals(LINK, next());
            assertTrue(second.join(LIMIT));
        }
    }

    @Test
    void placeAndSocket_areTheOwnersAlone() throws Exception {
        try (SingleInstance first = claim(new InstanceRequest.Show()).orElseThrow()) {
            assertEquals("rwx------", permissions(place.directory()));
            assertEquals("rw-------", permissions(place.socket()));
            first.serve(window);
        }
        Files.setPosixFilePermissions(
                place.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
        claim(new InstanceRequest.Show()).orElseThrow().close();
        assertEquals("rwx------", permissions(place.directory()));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aPlaceThatIsNoDirectory_isNone() throws Exception {
        Files.createFile(place.directory());
        assertEquals(
                Problem.NO_PLACE,
                assertThrows(InstanceException.class, () -> claim(new InstanceRequest.Show()))
                        .problem());
    }

    @Test
    void everythingElse_isRefused() throws Exception {
        try (SingleInstance first = claim(new InstanceRequest.Show()).orElseThrow()) {
            first.serve(window);
            byte[] tooLong = ("anteroom 1 open " + "x".repeat(300_000) + "\n").getBytes(UTF);
            for (byte[] message :
                    new byte[][] {
                        {},
                        "\n".getBytes(UTF),
                        "anteroom 1 show".getBytes(UTF),
                        "anteroom 1 open \n".getBytes(UTF),
                        "anteroom 1 open a\nb\n".getBytes(UTF),
                        "anteroom 2 show\n".getBytes(UTF),
                        "anteroom 1 approve x\n".getBytes(UTF),
                        "GET / HTTP/1.1\r\n\r\n".getBytes(UTF),
                        {'a', 'n', (byte) 0xC3, (byte) 0x28, '\n'}
                    }) {
                assertEquals("no\n", say(message), new String(message, UTF));
            }
            assertEquals(Optional.empty(), InstanceRequest.decode(tooLong));
            assertEquals("ok\n", say(new InstanceRequest.Show().encode()));
            assertEquals("show", next());
            assertNull(heard.poll(), "nothing refused was done");
        }
    }

    @Test
    void anotherUser_isRefused() throws Exception {
        place.prepare();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(place.socket()));
            UserPrincipal somebody =
                    place.directory()
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody");
            InstanceServer hearing = new InstanceServer(server, somebody, window);
            Thread.ofVirtual().start(hearing::run);
            assertEquals("no\n", say(new InstanceRequest.Show().encode()));
            assertNull(heard.poll());
        }
    }

    @Test
    void aFirstThatDoesNotAnswer_isTold() throws Exception {
        try (SingleInstance first = claim(new InstanceRequest.Show()).orElseThrow()) {
            InstanceException silent =
                    assertThrows(
                            InstanceException.class,
                            () ->
                                    SingleInstance.claim(
                                            place,
                                            new InstanceRequest.Show(),
                                            Duration.ofMillis(50)));
            assertEquals(Problem.NO_ANSWER, silent.problem());
            first.serve(window);
        }
    }

    @Test
    void oneThatWasKilled_leavesNothingInTheWay() throws Exception {
        Process first =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                HoldsThePlace.class.getName(),
                                place.directory().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertEquals("first", first.inputReader().readLine());
        assertEquals(Optional.empty(), claim(new InstanceRequest.Show()), "it answers");
        first.destroyForcibly();
        assertTrue(first.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertTrue(Files.exists(place.socket()), "it could not clean up");

        try (SingleInstance next = claim(new InstanceRequest.Show()).orElseThrow()) {
            next.serve(window);
            assertEquals("ok\n", say(new InstanceRequest.Show().encode()));
        }
    }

    @Test
    void thePlace_isShortEnoughForASocket_andOneForEachSettings() throws Exception {
        Path deep = Path.of("/tmp/" + "d".repeat(120));
        InstancePlace far = InstancePlace.locate(Map.of(), deep);
        assertTrue(far.socket().toString().length() < 104, far.toString());
        InstancePlace near = InstancePlace.locate(Map.of(), Path.of("/tmp/s"));
        assertEquals(Path.of("/tmp/s/instance"), near.directory());
        Path runtime = Objects.requireNonNull(place.directory().getParent());
        Map<String, String> session = Map.of("XDG_RUNTIME_DIR", runtime.toString());
        InstancePlace one = InstancePlace.locate(session, Path.of("/tmp/s"));
        InstancePlace other = InstancePlace.locate(session, Path.of("/tmp/t"));
        assertEquals(runtime, one.directory().getParent());
        assertTrue(!one.equals(other));
    }

    @Test
    void requests_areReadAsTheyAreWritten() {
        for (InstanceRequest request :
                new InstanceRequest[] {
                    new InstanceRequest.Show(),
                    new InstanceRequest.Open(LINK),
                    new InstanceRequest.Open("/home/zoë/a b.anteroom")
                }) {
            assertEquals(Optional.of(request), InstanceRequest.decode(request.encode()));
        }
        assertTrue(!new InstanceRequest.Open(LINK).toString().contains("secret"));
    }

    @Test
    void tell_withoutAFirst_becomesNothing() throws Exception {
        assertFalse(SingleInstance.tell(place, new InstanceRequest.Open(LINK), LIMIT));

        try (SingleInstance first = claim(new InstanceRequest.Show()).orElseThrow()) {
            first.serve(window);
            assertTrue(SingleInstance.tell(place, new InstanceRequest.Open(LINK), LIMIT));
            assertEquals(LINK, heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
        }

        // Left behind by one that was killed.
        Files.createFile(place.socket());
        assertFalse(SingleInstance.tell(place, new InstanceRequest.Open(LINK), LIMIT));
    }
}
