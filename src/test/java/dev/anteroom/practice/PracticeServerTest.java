package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Starting and stopping. */
final class PracticeServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void start_onATakenPort_saysSoInOneSentence() throws Exception {
        try (PracticeServer first = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            PracticeOptions same = PracticeOptions.DEFAULTS.withPort(first.port());
            PracticeStartException failure =
                    assertThrows(PracticeStartException.class, () -> PracticeServer.start(same));
            String sentence = String.valueOf(failure.getMessage());
            assertTrue(sentence.contains("127.0.0.1:" + first.port()), sentence);
            assertTrue(sentence.contains("choose another one"), sentence);
        }
    }

    @Test
    void start_onAnAddressThatIsNotOurs_saysSo() {
        PracticeOptions defaults = PracticeOptions.DEFAULTS;
        PracticeOptions elsewhere =
                new PracticeOptions(
                        0,
                        "192.0.2.77",
                        "id",
                        "key",
                        defaults.secret(),
                        defaults.tokenLifetime(),
                        Set.of(),
                        false);
        assertThrows(PracticeStartException.class, () -> PracticeServer.start(elsewhere));
    }

    @Test
    void start_againOnTheSamePort_afterClose() throws Exception {
        PracticeServer first = PracticeServer.start(PracticeOptions.DEFAULTS);
        int port = first.port();
        String room = first.createRoom(RoomSettings.openRoom("Room"));
        try (RawClient client = RawClient.join(first, first.token(room, "Mia", "moderator"))) {
            first.close();
            client.awaitClosed();
        }
        try (PracticeServer second =
                PracticeServer.start(PracticeOptions.DEFAULTS.withPort(port))) {
            assertEquals(port, second.port());
        }
    }

    @Test
    void close_twice_leavesNoThreadsAndNoPort() throws Exception {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS);
        String room = server.createRoom(RoomSettings.knockRoom("Room"));
        RawClient client = RawClient.join(server, server.token(room, "Guest", "participant"));
        server.close();
        server.close();
        client.close();
        assertThrows(
                IOException.class,
                () -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close());
        assertEquals(Set.of(), stillThere(before));
    }

    /** Threads that came since and do not end in time. */
    private static Set<String> stillThere(Set<Thread> before) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Set<Thread> since =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .collect(Collectors.toSet());
        for (Thread thread : since) {
            thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        return since.stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                // Shared by every user of the client in this machine, and a daemon.
                .filter(name -> !name.startsWith("Common-Cleaner"))
                .collect(Collectors.toSet());
    }

    @Test
    void token_forNoRoomOrNoRole_isRefused() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = server.createRoom(RoomSettings.openRoom("Room"));
            assertThrows(
                    IllegalArgumentException.class, () -> server.token("nope", "A", "moderator"));
            assertThrows(IllegalArgumentException.class, () -> server.token(room, "A", "boss"));
        }
    }

    @Test
    void closedServer_saysSo() throws Exception {
        PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS);
        server.close();
        assertThrows(
                IllegalStateException.class,
                () -> server.createRoom(RoomSettings.openRoom("Room")));
    }

    @Test
    void options_rejectWhatCannotWork() {
        PracticeOptions defaults = PracticeOptions.DEFAULTS;
        assertThrows(IllegalArgumentException.class, () -> defaults.withPort(70_000));
        assertThrows(IllegalArgumentException.class, () -> defaults.withCredentials("a:b", "key"));
        assertThrows(IllegalArgumentException.class, () -> defaults.withCredentials("id", " "));
        assertThrows(
                IllegalArgumentException.class,
                () -> RoomSettings.openRoom("Room").withLimits(0, 1));
    }
}
