package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import java.util.List;
import java.util.UUID;

/** Somebody who waits without a socket, in the server's own process: nothing to measure is lost. */
public final class BenchGuest implements Peer {
    private final String clientId = UUID.randomUUID().toString();
    private final String name;
    private final InboundCall token;
    private volatile long decidedNanos;

    BenchGuest(String name, InboundCall token) {
        this.name = name;
        this.token = token;
    }

    InboundCall token() {
        return token;
    }

    /** The name given with the token. */
    public String name() {
        return name;
    }

    /** When the server let this person in or turned the person away; 0 while it did neither. */
    public long decidedNanos() {
        return decidedNanos;
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public void emit(EventName event, JsonNode payload) {
        boolean admitted =
                event == EventName.ROOM_MANAGEMENT_EVENTS
                        && payload.path("id").asText().equals("wait-room-disabled");
        if (decidedNanos == 0 && (admitted || event == EventName.ROOM_DISCONNECTED)) {
            decidedNanos = System.nanoTime();
        }
    }

    @Override
    public void acknowledge(long acknowledgementId, List<JsonNode> arguments) {}

    @Override
    public void close() {}

    @Override
    public void cut() {}
}
