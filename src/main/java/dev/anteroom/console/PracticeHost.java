package dev.anteroom.console;

import dev.anteroom.console.join.JoinException;
import dev.anteroom.console.join.PracticeAccess;
import dev.anteroom.console.join.PracticeRooms;
import dev.anteroom.practice.GuestCrowd;
import dev.anteroom.practice.GuestScript;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.PracticeStartException;
import dev.anteroom.practice.RoomSettings;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The practice room of this program: one server, one room, from the first time somebody asks until
 * the program ends, so that a moderator may leave, let guests gather, and come back late.
 * Thread-safe.
 */
final class PracticeHost implements PracticeRooms, PracticeAccess, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeHost.class);
    private static final String MODERATOR = "moderator";

    private final int port;
    private final String roomName;
    private final SimulatedGuests who;
    private final Consumer<URI> opened;
    private final Executor background;
    private @Nullable PracticeServer server;
    private @Nullable String roomId;
    private @Nullable GuestCrowd crowd;
    private boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param port 0 for a free one
     * @param who comes when simulated guests are asked for
     * @param opened told the guest page's address once
     * @param background may block
     */
    PracticeHost(
            int port,
            String roomName,
            SimulatedGuests who,
            Consumer<URI> opened,
            Executor background) {
        this.port = port;
        this.roomName = roomName;
        this.who = who;
        this.opened = opened;
        this.background = background;
    }

    @Override
    public synchronized Admission open(String moderatorName, boolean simulatedGuests)
            throws JoinException {
        PracticeServer running = start();
        String room = room();
        setGuests(simulatedGuests);
        return new Admission(running.token(room, moderatorName, MODERATOR), this);
    }

    @Override
    public synchronized URI guestPage() {
        return server().guestPage(room());
    }

    @Override
    public synchronized boolean hasSimulatedGuests() {
        return crowd != null;
    }

    @Override
    public CompletionStage<Boolean> simulateGuests(boolean come) {
        return CompletableFuture.supplyAsync(
                () -> {
                    synchronized (this) {
                        try {
                            setGuests(come);
                        } catch (JoinException cannot) {
                            throw new CompletionException(cannot);
                        }
                        return crowd != null;
                    }
                },
                background);
    }

    /**
     * The server.
     *
     * @throws IllegalStateException if no practice room was opened yet
     */
    synchronized PracticeServer server() {
        @Nullable PracticeServer running = server;
        if (running == null) {
            throw new IllegalStateException("Open the practice room first.");
        }
        return running;
    }

    /**
     * The room's id.
     *
     * @throws IllegalStateException if no practice room was opened yet
     */
    synchronized String room() {
        @Nullable String id = roomId;
        if (id == null) {
            throw new IllegalStateException("Open the practice room first.");
        }
        return id;
    }

    /** Sends everybody home and stops the server. Twice is fine. */
    @Override
    public synchronized void close() {
        closed = true;
        @Nullable GuestCrowd guests = crowd;
        crowd = null;
        if (guests != null) {
            guests.close();
        }
        @Nullable PracticeServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    private PracticeServer start() throws JoinException {
        if (closed) {
            throw JoinException.closing();
        }
        @Nullable PracticeServer running = server;
        if (running != null) {
            return running;
        }
        PracticeServer started;
        try {
            started = PracticeServer.start(PracticeOptions.DEFAULTS.withPort(port));
        } catch (PracticeStartException refused) {
            LOG.info("The practice room did not start.", refused);
            throw JoinException.practiceNotStarted(port);
        }
        server = started;
        roomId = started.createRoom(RoomSettings.knockRoom(roomName));
        opened.accept(guestPage());
        return started;
    }

    private void setGuests(boolean come) throws JoinException {
        @Nullable GuestCrowd guests = crowd;
        if (come && guests == null) {
            crowd = start().simulate(room(), script());
        } else if (!come && guests != null) {
            crowd = null;
            guests.close();
        }
    }

    private GuestScript script() {
        return switch (who) {
            case SimulatedGuests.None(), SimulatedGuests.Rehearsal() -> GuestScript.rehearsal();
            case SimulatedGuests.Crowd(int size) -> GuestScript.crowd(size);
        };
    }
}
