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

/** The practice room's server, started when the room is opened. */
class PracticeHostTest {
    private final List<URI> opened = new CopyOnWriteArrayList<>();

    private PracticeHost host(int port) {
        return new PracticeHost(
                port, "Practice", new SimulatedGuests.None(), opened::add, Runnable::run);
    }

    @Test
    void open_twice_isTheSameRoom_whoseAddressIsToldOnce() throws Exception {
        try (PracticeHost host = host(0)) {
            host.open("Mo", false);
            URI page = host.guestPage();
            host.open("Mo", false);

            assertEquals(page, host.guestPage());
            assertEquals(List.of(page), opened);
        }
    }

    @Test
    void open_portTaken_isTold_andTriedAgainTheNextTime() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (PracticeHost host = host(taken.getLocalPort())) {
            try (taken) {
                assertThrows(JoinException.class, () -> host.open("Mo", false));
                assertEquals(List.of(), opened);
            }
            host.open("Mo", false);

            assertEquals(List.of(host.guestPage()), opened);
        }
    }

    @Test
    void open_afterTheEnd_startsNothing() {
        PracticeHost host = host(0);
        host.close();

        assertThrows(JoinException.class, () -> host.open("Mo", false));
        assertThrows(IllegalStateException.class, host::server);
        assertEquals(List.of(), opened);
    }
}
