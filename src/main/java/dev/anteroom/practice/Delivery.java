package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what rooms want done: tells the connections that are there, spoilt by faults where
 * some are injected. Every method runs on the one thread of the {@link PracticeLoop}.
 */
final class Delivery {
    /** How long a dismissed client may take to say goodbye. */
    static final Duration GOODBYE = Duration.ofSeconds(5);

    private final FaultBox faults;
    private final PracticeLoop loop;
    private final RelayDesk relayDesk;
    private final Map<String, Peer> peers = new HashMap<>();

    Delivery(RoomBook rooms, FaultBox faults, PracticeLoop loop, Clock clock) {
        this.faults = faults;
        this.loop = loop;
        relayDesk = new RelayDesk(rooms, loop, clock, this::deliver);
    }

    /** Where the relay of this server is put to work. */
    RelayDesk relayDesk() {
        return relayDesk;
    }

    /** Somebody can be told things. */
    void opened(Peer peer) {
        peers.put(peer.clientId(), peer);
    }

    /** Somebody cannot be told anything any more. */
    void closed(String clientId) {
        peers.remove(clientId);
    }

    /** Carries out what a room wants done. */
    void deliver(Outcome outcome) {
        for (RoomEffect effect : outcome.effects()) {
            switch (effect) {
                case RoomEffect.Emit emit -> emit(emit);
                case RoomEffect.EmitToAll all -> emit(all);
                case RoomEffect.End end -> endLater(end.clientId());
                case RoomEffect.OfRelay ofRelay -> relayDesk.carryOut(ofRelay);
            }
        }
    }

    private void emit(RoomEffect.EmitToAll all) {
        if (!faults.isEmpty()) {
            all.each().forEach(this::emit);
            return;
        }
        for (Member member : all.to()) {
            Peer peer = peer(member);
            if (peer != null) {
                peer.emit(all.event(), all.payload());
            }
        }
    }

    private @Nullable Peer peer(Member member) {
        Peer known = member.peer();
        if (known != null) {
            return known;
        }
        Peer found = peers.get(member.clientId());
        if (found != null) {
            member.foundAt(found);
        }
        return found;
    }

    private void emit(RoomEffect.Emit emit) {
        Peer peer = peers.get(emit.to());
        if (peer == null) {
            return;
        }
        if (faults.isEmpty()) {
            peer.emit(emit.event(), emit.payload());
        } else {
            emitWithFaults(peer, emit);
        }
    }

    private void emitWithFaults(Peer peer, RoomEffect.Emit emit) {
        if (faults.loses(emit)) {
            return;
        }
        JsonNode payload =
                faults.find(Fault.Garbage.class, emit.event(), emit.to())
                        .map(Fault.Garbage::payload)
                        .orElse(emit.payload());
        peer.emit(emit.event(), payload);
        if (faults.has(Fault.DuplicateKnock.class, emit.event(), emit.to())) {
            peer.emit(emit.event(), payload);
        }
    }

    private void endLater(String clientId) {
        Peer peer = peers.get(clientId);
        if (peer != null) {
            loop.later(GOODBYE, peer::close);
        }
    }

    /** Cuts connections without a word, as a lost network does; all of them for null. */
    void cut(@Nullable String clientId) {
        peers.values().stream()
                .filter(peer -> clientId == null || peer.clientId().equals(clientId))
                .forEach(Peer::cut);
    }
}
