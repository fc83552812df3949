package dev.anteroom.practice.relay;

import dev.anteroom.practice.relay.SdpAnswer.Accepted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay that forwards packets and decodes nothing, on one UDP port. Thread-safe; results and
 * events come on its thread {@code practice-media}, which a listener must not hold up.
 */
public final class ForwardingRelay implements MediaRelay {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardingRelay.class);
    private static final int LONGEST_NAME = 256;
    private static final long GOODBYE_SECONDS = 2;

    private final SecureRandom random = new SecureRandom();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final MediaPort port;
    private final LateIdentity identity = new LateIdentity(random);
    private final List<InetSocketAddress> addresses;
    private final ExecutorService handshakes;
    private final Exchange exchange;

    private ForwardingRelay(MediaPort port) throws IOException {
        this.port = port;
        addresses = LocalAddresses.of(port.localAddress());
        // The library waits inside; such threads cost nothing while they do.
        handshakes =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("practice-dtls-", 0).factory());
        exchange = new Exchange(port, identity, handshakes);
        port.start(exchange);
    }

    /**
     * Opens a relay on a free UDP port.
     *
     * @param address where to listen; the wildcard address stands for all of this machine's
     * @throws IOException if it cannot listen there
     */
    public static ForwardingRelay open(InetAddress address) throws IOException {
        MediaPort port = MediaPort.bind(address);
        try {
            ForwardingRelay relay = new ForwardingRelay(port);
            LOG.info("The relay listens on UDP port {}.", port.localAddress().getPort());
            return relay;
        } catch (IOException refused) {
            port.close();
            throw refused;
        }
    }

    @Override
    public CompletionStage<String> receive(String link, String offer, Listener listener) {
        return answer(
                () -> {
                    SessionOffer read = check(link, offer);
                    List<Accepted> accepted = Negotiation.receiving(read);
                    SecureLeg leg = new SecureLeg(port);
                    long now = System.nanoTime();
                    Listener told = new CarefulListener(listener);
                    Publisher publisher = new Publisher(link, leg, accepted, told, now);
                    return connect(link, read, accepted, leg, publisher, told);
                });
    }

    @Override
    public CompletionStage<String> send(String link, String offer, Listener listener) {
        return answer(
                () -> {
                    SessionOffer read = check(link, offer);
                    List<Accepted> accepted = Negotiation.sending(read, random);
                    SecureLeg leg = new SecureLeg(port);
                    Subscriber subscriber = new Subscriber(leg, accepted, System.nanoTime());
                    return connect(
                            link, read, accepted, leg, subscriber, new CarefulListener(listener));
                });
    }

    private CompletionStage<String> answer(Supplier<String> answer) {
        CompletableFuture<String> result = new CompletableFuture<>();
        boolean posted =
                port.post(
                        () -> {
                            try {
                                result.complete(answer.get());
                            } catch (IllegalArgumentException | IllegalStateException refused) {
                                result.completeExceptionally(refused);
                            }
                        });
        if (!posted) {
            result.completeExceptionally(new IllegalStateException("The relay is closed."));
        }
        return result;
    }

    private SessionOffer check(String name, String offer) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("This is no name for a connection.");
        }
        exchange.checkRoomFor(name);
        return SdpReader.read(offer);
    }

    private String connect(
            String name,
            SessionOffer offer,
            List<Accepted> accepted,
            SecureLeg leg,
            Traffic traffic,
            Listener listener) {
        IceCredentials ice = IceCredentials.random(random);
        Fingerprint own = identity.get().fingerprint();
        long now = System.nanoTime();
        exchange.add(new Link(name, ice, offer, leg, traffic, listener, now));
        return new SdpAnswer(ice, own, addresses).write(offer, accepted);
    }

    @Override
    public void candidate(String link, String candidate) {
        // An ICE-lite agent learns where its client is from the client's checks (RFC 8445
        // section 2.5); what the client says about itself is not needed, and not believed.
        LOG.trace("A candidate was dropped.");
    }

    @Override
    public void route(String to, @Nullable String from) {
        port.post(
                () -> {
                    @Nullable Traffic source = from == null ? null : exchange.traffic(from);
                    if (exchange.traffic(to) instanceof Subscriber subscriber) {
                        subscriber.route(source instanceof Publisher publisher ? publisher : null);
                    }
                });
    }

    @Override
    public void want(String to, boolean audio, boolean video) {
        port.post(
                () -> {
                    if (exchange.traffic(to) instanceof Subscriber subscriber) {
                        subscriber.want(audio, video);
                    }
                });
    }

    @Override
    public void pass(String from, boolean audio, boolean video) {
        port.post(
                () -> {
                    if (exchange.traffic(from) instanceof Publisher publisher) {
                        publisher.pass(audio, video);
                    }
                });
    }

    @Override
    public void end(String link) {
        port.post(() -> exchange.end(link));
    }

    /** How many things are still known of any link; 0 when all are gone. */
    int kept() {
        return exchange.kept();
    }

    /** Whether a key was made, for tests that look at what opening a relay costs. */
    boolean hasIdentity() {
        return identity.isMade();
    }

    @Override
    public int size() {
        return exchange.size();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        port.post(exchange::endAll);
        handshakes.shutdown();
        try {
            // They say goodbye to the clients, for which the port has to be open.
            if (!handshakes.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Some clients of the relay could not be told goodbye.");
                handshakes.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        port.close();
        LOG.info("The relay is closed.");
    }
}
