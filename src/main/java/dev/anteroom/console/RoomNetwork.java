package dev.anteroom.console;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.join.ApplicationServerClient;
import dev.anteroom.console.join.JoinException;
import dev.anteroom.console.join.Joiner;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxRoomObserver;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.InvalidTokenException;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import dev.anteroom.media.process.ProcessEngines;
import dev.anteroom.network.ServerTrust;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Everything that reaches the network: the SDK with its media, application servers, the practice
 * room. Nothing of it does so before a join is begun. Thread-safe.
 */
final class RoomNetwork implements AutoCloseable {
    private static final Duration SERVER_LIMIT = Duration.ofSeconds(15);

    private final Executor background;
    private final RoomOptions roomOptions;
    private final LazyEngine engine;
    private final EnxRtc rtc;
    private final ApplicationServerClient server;
    private final PracticeHost practice;
    private volatile CompletableFuture<?> ready = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param trust whose certificates are believed
     * @param roomOptions how rooms are joined
     * @param texts of the program as a whole
     * @param out told the guest page's address of the practice room
     * @param background may block
     */
    RoomNetwork(
            StartRequest request,
            ServerTrust trust,
            RoomOptions roomOptions,
            Texts texts,
            PrintStream out,
            Executor background) {
        this.background = background;
        this.roomOptions = roomOptions;
        boolean withMedia = request.media() != MediaMode.OFF;
        engine = new LazyEngine(withMedia ? ProcessEngines::start : MediaEngines::off);
        rtc = withMedia ? new EnxRtc(engine, trust) : new EnxRtc(trust);
        server = new ApplicationServerClient(background, SERVER_LIMIT, trust);
        practice =
                new PracticeHost(
                        request.port(),
                        texts.get("practice.room"),
                        request.guests().orElse(new SimulatedGuests.Rehearsal()),
                        page -> out.println(texts.get("practice.open", page.toString())),
                        background);
    }

    /** Connects to nobody before something has come to its end. */
    void connectAfter(CompletableFuture<?> newReady) {
        ready = newReady;
    }

    /** What joins rooms. */
    Joiner joiner() {
        return new Joiner(practice, server, this::connect, this::whenReady);
    }

    /** The practice room. */
    PracticeHost practice() {
        return practice;
    }

    /** The media of all rooms. */
    MediaEngine engine() {
        return engine;
    }

    /** Leaves all rooms and ends everything. Twice is fine. */
    @Override
    public void close() {
        closed = true;
        rtc.close();
        // After the rooms, which send and receive through it.
        engine.close();
        server.close();
        practice.close();
    }

    private void whenReady(Runnable task) {
        background.execute(
                () -> {
                    ready.join();
                    task.run();
                });
    }

    private EnxRoom connect(String token) throws JoinException {
        try {
            return rtc.joinRoom(token, roomOptions, new EnxRoomObserver() {});
        } catch (InvalidTokenException unusable) {
            throw JoinException.unusableToken(unusable.problem());
        } catch (IllegalStateException refused) {
            if (closed) {
                throw JoinException.closing();
            }
            throw refused;
        }
    }
}
