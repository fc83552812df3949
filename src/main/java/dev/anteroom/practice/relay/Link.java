package dev.anteroom.practice.relay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** One client's connection: how it is reached, how far it is, and what flows over it. */
final class Link {
    private static final int MOST_ADDRESSES = 8;
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long ALIVE = TimeUnit.SECONDS.toNanos(5);
    private static final long SETTING_UP = TimeUnit.SECONDS.toNanos(30);

    private final String name;
    private final IceCredentials own;
    private final IceCredentials remote;
    private final Fingerprint certificate;
    private final SecureLeg leg;
    private final Traffic traffic;
    private final MediaRelay.Listener listener;
    private final Mac mac;
    private final long created;
    private final List<InetSocketAddress> addresses = new ArrayList<>(1);
    private @Nullable InetSocketAddress selected;
    private @Nullable DtlsSession session;
    private long lastHeard;
    private boolean handshaking;

    Link(
            String name,
            IceCredentials own,
            SessionOffer offer,
            SecureLeg leg,
            Traffic traffic,
            MediaRelay.Listener listener,
            long now) {
        this.name = name;
        this.own = own;
        remote = offer.ice();
        certificate = offer.fingerprint();
        this.leg = leg;
        this.traffic = traffic;
        this.listener = listener;
        mac = Stun.macOf(own.password());
        created = now;
        lastHeard = now;
    }

    String name() {
        return name;
    }

    IceCredentials own() {
        return own;
    }

    Fingerprint certificate() {
        return certificate;
    }

    SecureLeg leg() {
        return leg;
    }

    Traffic traffic() {
        return traffic;
    }

    Mac mac() {
        return mac;
    }

    List<InetSocketAddress> addresses() {
        return addresses;
    }

    boolean isGenuine(StunRequest request) {
        return request.isSignedBy(mac) && request.asking().equals(remote.fragment());
    }

    /**
     * Notes a genuine check.
     *
     * @return whether the address may be used; a link has only so many
     */
    boolean checked(InetSocketAddress from, boolean nominated, long now) {
        lastHeard = now;
        boolean known = addresses.contains(from);
        if (!known && addresses.size() >= MOST_ADDRESSES) {
            return false;
        }
        if (!known) {
            addresses.add(from);
        }
        if (selected == null || (nominated && !from.equals(selected))) {
            selected = from;
            leg.aim(from);
        }
        return true;
    }

    @Nullable InetSocketAddress selected() {
        return selected;
    }

    @Nullable DtlsSession session() {
        return session;
    }

    void shakeHands(DtlsSession with) {
        session = with;
        handshaking = true;
    }

    boolean isHandshaking() {
        return handshaking;
    }

    void established(SrtpKeys keys, long now) {
        handshaking = false;
        leg.open(keys);
        traffic.ready(now);
        listener.onReady(name);
    }

    /** Whether the client was heard of so lately that its addresses are its own. */
    boolean isAlive(long now) {
        return now - lastHeard < ALIVE;
    }

    /** Whether nothing more can be hoped for. */
    boolean isLost(long now) {
        return now - lastHeard > SILENCE || (!leg.isOpen() && now - created > SETTING_UP);
    }

    /** Frees what the link holds; the client is told when it can be. */
    void end() {
        handshaking = false;
        traffic.end();
        @Nullable DtlsSession open = session;
        if (open != null) {
            open.end();
        }
    }

    void tellFailed() {
        listener.onFailed(name);
    }
}
