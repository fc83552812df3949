package dev.anteroom.practice.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All links, and which datagram belongs to which. Owned by the relay's thread. */
final class Exchange implements MediaPort.Handler {
    static final int MOST_LINKS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int MOST_HANDSHAKES = 16;

    private final MediaPort port;
    private final Supplier<DtlsIdentity> identity;
    private final Executor handshakes;
    private final Map<String, Link> byName = new HashMap<>();
    private final Map<String, Link> byFragment = new HashMap<>();
    private final Map<InetSocketAddress, Link> byAddress = new HashMap<>();
    private volatile int size;
    private boolean closing;

    /**
     * Starts empty.
     *
     * @param handshakes runs each task on a thread of its own
     */
    Exchange(MediaPort port, Supplier<DtlsIdentity> identity, Executor handshakes) {
        this.port = port;
        this.identity = identity;
        this.handshakes = handshakes;
    }

    /** How many links there are. Any thread. */
    int size() {
        return size;
    }

    /** How many entries all maps have, for tests that look for what is left behind. */
    int kept() {
        return byName.size() + byFragment.size() + byAddress.size();
    }

    /** Refuses a name that is taken, and more links than fit. */
    void checkRoomFor(String name) {
        if (closing) {
            throw new IllegalStateException("The relay is closed.");
        }
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("There is a connection of this name already.");
        }
        if (byName.size() >= MOST_LINKS) {
            throw new IllegalArgumentException("No more connections fit here.");
        }
    }

    void add(Link link) {
        byName.put(link.name(), link);
        byFragment.put(link.own().fragment(), link);
        size = byName.size();
    }

    /** What flows over a link; null if there is no such link. */
    @Nullable Traffic traffic(String name) {
        @Nullable Link link = byName.get(name);
        return link == null ? null : link.traffic();
    }

    void end(String name) {
        @Nullable Link link = byName.get(name);
        if (link != null) {
            remove(link);
        }
    }

    /** Ends all links and takes no more. */
    void endAll() {
        closing = true;
        List.copyOf(byName.values()).forEach(this::remove);
    }

    private void remove(Link link) {
        byName.remove(link.name());
        byFragment.remove(link.own().fragment());
        link.addresses().forEach(address -> byAddress.remove(address, link));
        size = byName.size();
        link.end();
    }

    private void fail(Link link) {
        if (byName.get(link.name()) == link) {
            remove(link);
            link.tellFailed();
        }
    }

    @Override
    public void datagram(byte[] data, int length, InetSocketAddress from, long now) {
        if (StunRequest.looksLike(data, length)) {
            stun(data, length, from, now);
            return;
        }
        @Nullable Link link = byAddress.get(from);
        if (link == null || length == 0) {
            return;
        }
        int first = Bytes.u8(data, 0);
        if (first >= 20 && first < 64) {
            handshake(link, Arrays.copyOf(data, length));
        } else if (Rtp.looksLike(data, length)) {
            media(link, data, length, now);
        }
    }

    private void stun(byte[] data, int length, InetSocketAddress from, long now) {
        @Nullable StunRequest request = StunRequest.read(data, length);
        if (request == null) {
            return;
        }
        if (!request.hasCredentials()) {
            port.send(ByteBuffer.wrap(Stun.error(request, Stun.BAD_REQUEST)), from);
            return;
        }
        @Nullable Link link = byFragment.get(request.asked());
        if (link == null || !link.isGenuine(request)) {
            port.send(ByteBuffer.wrap(Stun.error(request, Stun.UNAUTHENTICATED)), from);
            return;
        }
        @Nullable Link owner = byAddress.get(from);
        if (owner != null && owner != link && owner.isAlive(now)) {
            // Nobody can take an address away from somebody who uses it.
            return;
        }
        if (link.checked(from, request.nominates(), now)) {
            byAddress.put(from, link);
            port.send(ByteBuffer.wrap(Stun.success(request, from, link.mac())), from);
        }
    }

    private void handshake(Link link, byte[] datagram) {
        @Nullable DtlsSession session = link.session();
        if (session == null) {
            if (byName.values().stream().filter(Link::isHandshaking).count() >= MOST_HANDSHAKES) {
                LOG.debug("Too many handshakes at once; this client will ask again.");
                return;
            }
            session = newSession(link);
            link.shakeHands(session);
            handshakes.execute(session);
        }
        session.arrived(datagram);
    }

    private DtlsSession newSession(Link link) {
        return new DtlsSession(
                new DtlsServer(identity.get(), link.certificate()),
                datagram -> port.post(() -> answer(link, datagram)),
                new DtlsSession.Watcher() {
                    @Override
                    public void established(SrtpKeys keys) {
                        port.post(() -> ready(link, keys));
                    }

                    @Override
                    public void over() {
                        port.post(() -> fail(link));
                    }
                });
    }

    private void answer(Link link, ByteBuffer datagram) {
        @Nullable InetSocketAddress to = link.selected();
        if (to != null) {
            port.send(datagram, to);
        }
    }

    private void ready(Link link, SrtpKeys keys) {
        if (byName.get(link.name()) == link) {
            link.established(keys, System.nanoTime());
        }
    }

    private static void media(Link link, byte[] data, int length, long now) {
        if (!link.leg().isOpen()) {
            return;
        }
        if (!Rtp.isControl(data)) {
            link.traffic().media(data, length, now);
            return;
        }
        int opened = link.leg().openControl(data, length);
        if (opened > 0) {
            link.traffic().control(data, opened, now);
        }
    }

    @Override
    public boolean tick(long now) {
        for (Link link : List.copyOf(byName.values())) {
            if (link.isLost(now)) {
                LOG.info("A connection of the relay got lost.");
                fail(link);
            } else {
                link.traffic().tick(now);
            }
        }
        return !byName.isEmpty();
    }
}
