package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.anteroom.console.join.JoinException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The practice room's server, started before or when the room is opened. */
class PracticeHostTest {
    private final List<URI> opened = new CopyOnWriteArrayList<>();

    private PracticeHost host(int port) {
        return new PracticeHost(
                port, "Practice", new SimulatedGuests.None(), opened::add, Runnable::run);
    }

    @Test
    void prepare_startsTheServerThatIsOpenedLater() throws Exception {
        try (PracticeHost host = host(0)) {
            host.prepare();

            URI page = host.guestPage();
            host.open("Mo", false);
            host.prepare();

            assertEquals(page, host.guestPage());
            assertEquals(List.of(page), opened);
        }
    }

    @Test
    void prepare_portTaken_isToldWhenTheRoomIsOpened() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (PracticeHost host = host(taken.getLocalPort())) {
                host.prepare();

                assertThrows(JoinException.class, () -> host.open("Mo", false));
            }
        }
        assertEquals(List.of(), opened);
    }

    @Test
    void prepare_afterTheEnd_startsNothing() {
        PracticeHost host = host(0);
        host.close();

        host.prepare();

        assertThrows(IllegalStateException.class, host::server);
        assertEquals(List.of(), opened);
    }
}
