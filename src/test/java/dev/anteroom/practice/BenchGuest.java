package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who waits without a socket, in the server's own process: nothing to measure is lost. */
public final class BenchGuest implements Peer {
    private static final List<String> FIRST =
            List.of(
                    "Anna", "Bram", "Chiara", "Deniz", "Emre", "Fatou", "Greta", "Hugo", "Ines",
                    "Jonas");
    private static final List<String> LAST =
            List.of(
                    "Weber", "Okafor", "Rossi", "Novak", "Haddad", "Kim", "Silva", "Berg", "Patel",
                    "Moreau");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String clientId = UUID.randomUUID().toString();
    private final String name;
    private final InboundCall token;
    private final List<Integer> results = new CopyOnWriteArrayList<>();
    private volatile long decidedNanos;
    private volatile boolean admitted;
    private volatile long leftNanos;

    BenchGuest(String name, InboundCall token) {
        this.name = name;
        this.token = token;
    }

    /** So many people with tokens and names of their own, who have not knocked yet. */
    static List<BenchGuest> crowd(PracticeServer server, String roomId, int size)
            throws EnxToken.TokenException {
        List<BenchGuest> crowd = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String name = name(NUMBERS.getAndIncrement());
            JsonNode message =
                    EnxToken.decode(server.token(roomId, name, Role.PARTICIPANT)).content();
            crowd.add(
                    new BenchGuest(
                            name,
                            new InboundCall(
                                    EventName.TOKEN.wireName(), message, OptionalLong.empty())));
        }
        return crowd;
    }

    private static String name(int number) {
        return "%s %s %05d"
                .formatted(
                        FIRST.get(number % FIRST.size()),
                        LAST.get(number / FIRST.size() % LAST.size()),
                        number);
    }

    InboundCall token() {
        return token;
    }

    /** The name given with the token. */
    public String name() {
        return name;
    }

    /** The codes of the answers to what this person asked. */
    List<Integer> results() {
        return results;
    }

    /** When the server let this person in or turned the person away; 0 while it did neither. */
    public long decidedNanos() {
        return decidedNanos;
    }

    /** Whether the server let this person in. */
    public boolean isAdmitted() {
        return admitted;
    }

    void left() {
        leftNanos = System.nanoTime();
    }

    /** When this person stopped waiting, by a decision or by leaving; 0 while waiting. */
    public long gone() {
        return decidedNanos != 0 ? decidedNanos : leftNanos;
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public void emit(EventName event, JsonNode payload) {
        boolean letIn =
                event == EventName.ROOM_MANAGEMENT_EVENTS
                        && payload.path("id").asText().equals("wait-room-disabled");
        if (decidedNanos == 0 && (letIn || event == EventName.ROOM_DISCONNECTED)) {
            admitted = letIn;
            decidedNanos = System.nanoTime();
        }
    }

    @Override
    public void acknowledge(long acknowledgementId, List<JsonNode> arguments) {
        results.add(arguments.getFirst().path("result").asInt());
    }

    @Override
    public void close() {}

    @Override
    public void cut() {}
}
