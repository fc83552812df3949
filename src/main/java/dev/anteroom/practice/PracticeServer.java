package dev.anteroom.practice;

import dev.anteroom.practice.relay.ForwardingRelay;
import dev.anteroom.practice.relay.MediaRelay;
import dev.anteroom.wire.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded room server for rehearsals and tests, on one port: Socket.IO for Engine.IO 4 at
 * {@code /v3/socket.io/} and Engine.IO 3 at {@code /socket.io/}, the guest page at {@code /guest/},
 * REST as the EnableX server API at {@code /video/v2/} and as its sample application servers at
 * {@code /api/}. Thread-safe; no method may be called from a callback of this server.
 */
public final class PracticeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeServer.class);

    private final PracticeOptions options;
    private final Clock clock = new SteadyClock(Clock.systemUTC(), System::nanoTime);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final PracticeLoop loop = new PracticeLoop();
    private final RoomBook rooms = new RoomBook();
    private final FaultBox faults = new FaultBox();
    private final CallLog log = new CallLog();
    private final Set<GuestCrowd> crowds = ConcurrentHashMap.newKeySet();
    private final TokenOffice tokens;
    private final Delivery delivery;
    private final Switchboard switchboard;
    private final NettyListener listener;
    private final String authority;
    private final InetAddress address;
    private final RelayFactory relays;

    private PracticeServer(PracticeOptions options, InetAddress address, RelayFactory relays)
            throws PracticeStartException {
        this.options = options;
        this.address = address;
        this.relays = relays;
        tokens = new TokenOffice(options.secret(), options.tokenLifetime());
        delivery = new Delivery(rooms, faults, loop, clock);
        switchboard = new Switchboard(rooms, tokens, faults, log, loop, clock, delivery);
        RestApi rest =
                new RestApi(rooms, delivery, tokens, options, address.isLoopbackAddress(), clock);
        HttpRoutes routes = new HttpRoutes(rest, loop);
        InetSocketAddress wanted = new InetSocketAddress(address, options.port());
        try {
            listener =
                    new NettyListener(
                            wanted,
                            bound ->
                                    new NettyListener.Handlers(
                                            new NettyHttp(routes, nameTags(options, bound)),
                                            switchboard,
                                            loop));
        } catch (PracticeStartException failed) {
            loop.close();
            throw failed;
        }
        authority = authority(listener.localAddress());
        Optional<MediaRelay> relay = options.media() ? openRelay() : Optional.empty();
        loop.ask(
                () -> {
                    relay.ifPresent(delivery.relayDesk()::replace);
                    rooms.placeAt("http://" + authority, relay.isPresent());
                    return true;
                });
        LOG.info("The practice room listens on {}.", authority);
    }

    private Optional<MediaRelay> openRelay() {
        try {
            return Optional.of(relays.open(address));
        } catch (IOException cannot) {
            LOG.warn("The practice room carries no sound or video.", cannot);
            return Optional.empty();
        }
    }

    /**
     * Starts a server.
     *
     * @throws PracticeStartException if it cannot listen there, with a sentence that says what to
     *     do
     */
    public static PracticeServer start(PracticeOptions options) throws PracticeStartException {
        return start(options, ForwardingRelay::open);
    }

    static PracticeServer start(PracticeOptions options, RelayFactory relays)
            throws PracticeStartException {
        try {
            return new PracticeServer(
                    options, InetAddress.getByName(options.bindAddress()), relays);
        } catch (UnknownHostException unknown) {
            throw new PracticeStartException(
                    "This machine has no address called "
                            + options.bindAddress()
                            + ". Use 127.0.0.1.",
                    unknown);
        }
    }

    private static NameTags nameTags(PracticeOptions options, InetSocketAddress bound) {
        return NameTags.of(authority(bound), bound.getPort(), options.allowedOrigins());
    }

    private static String authority(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** The real port, also when a free one was asked for. */
    public int port() {
        return listener.localAddress().getPort();
    }

    /** Where the server is, {@code http://127.0.0.1:port}. */
    public URI url() {
        return URI.create("http://" + authority);
    }

    /** What the server was started with; its app id and key open the REST side. */
    public PracticeOptions options() {
        return options;
    }

    /** Where a guest's browser goes to knock at this room. */
    public URI guestPage(String roomId) {
        return url().resolve("/guest/?room=" + roomId);
    }

    /**
     * Makes a room.
     *
     * @return its id
     * @throws IllegalStateException if no more rooms fit or the server is closed
     */
    public String createRoom(RoomSettings settings) {
        return loop.ask(
                () ->
                        rooms.create(settings)
                                .orElseThrow(
                                        () -> new IllegalStateException("No more rooms fit here."))
                                .state()
                                .id());
    }

    /**
     * A token as the server API hands it out.
     *
     * @param role {@code moderator} or {@code participant}
     * @throws IllegalArgumentException if there is no such room, or the role is another one
     */
    public String token(String roomId, String name, String role) {
        if (!role.equals(Role.MODERATOR) && !role.equals(Role.PARTICIPANT)) {
            throw new IllegalArgumentException("The role is moderator or participant.");
        }
        return tokens.issue(roomId, settings(roomId), authority, name, role, "", clock.instant());
    }

    private RoomSettings settings(String roomId) {
        return loop.ask(
                () ->
                        rooms.find(roomId)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "There is no such room."))
                                .state()
                                .settings());
    }

    /**
     * Starts simulated guests at a room; they stop when the result or this server is closed.
     *
     * @throws IllegalArgumentException if there is no such room
     * @throws IllegalStateException if the server is closed
     */
    public GuestCrowd simulate(String roomId, GuestScript script) {
        settings(roomId);
        URI socket = URI.create("ws://" + authority + "/v3/socket.io/?EIO=4&transport=websocket");
        GuestCrowd crowd =
                new GuestCrowd(socket, script, name -> token(roomId, name, Role.PARTICIPANT));
        crowds.add(crowd);
        if (closed.get()) {
            crowd.close();
        }
        return crowd;
    }

    /** Injects a fault until the result is closed. */
    public Fault.Injection inject(Fault fault) {
        return faults.inject(fault);
    }

    /** Every event that clients emitted, oldest first; the newest ten thousand. */
    public List<RecordedCall> calls() {
        return log.calls();
    }

    /**
     * Waits for a call, or finds it among those that came already.
     *
     * @throws TimeoutException if none comes in time
     */
    public RecordedCall awaitCall(Predicate<RecordedCall> wanted, Duration limit)
            throws InterruptedException, TimeoutException {
        return log.await(wanted, limit);
    }

    /** Cuts every connection without a word, as a lost network does. */
    public void cutAllConnections() {
        loop.post(() -> delivery.cut(null));
    }

    /** Cuts one client's connection without a word. */
    public void cutConnection(String clientId) {
        loop.post(() -> delivery.cut(clientId));
    }

    /** Whether rooms of this server carry sound and video. */
    public boolean carriesMedia() {
        return loop.ask(rooms::carryMedia);
    }

    /**
     * Restarts the relay, as after a crash: every media connection ends, its client is told and may
     * publish and subscribe again.
     *
     * @throws IllegalStateException if this server carries no media or no new relay can be opened
     */
    public void restartRelay() {
        if (!carriesMedia()) {
            throw new IllegalStateException("There is no relay to restart.");
        }
        MediaRelay next =
                openRelay()
                        .orElseThrow(() -> new IllegalStateException("No new relay could start."));
        loop.ask(() -> Optional.ofNullable(delivery.relayDesk().replace(next)))
                .ifPresent(MediaRelay::close);
    }

    /** Puts a task to the thread that owns the rooms; for people within this process. */
    void onLoop(Consumer<Switchboard> task) {
        loop.post(() -> task.accept(switchboard));
    }

    /** Stops everything, within seconds. Twice is fine. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            crowds.forEach(GuestCrowd::close);
            listener.close();
            Optional<MediaRelay> relay =
                    loop.ask(() -> Optional.ofNullable(delivery.relayDesk().relay()));
            loop.close();
            relay.ifPresent(MediaRelay::close);
            LOG.info("The practice room is closed.");
        }
    }
}
