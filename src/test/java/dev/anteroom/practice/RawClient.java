package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client of the dialect written from the protocol notes alone: frames in, frames out, nothing
 * shared with the server's own code but JSON.
 */
final class RawClient implements AutoCloseable {
    /** Generations of clients (protocol section 2.1). */
    enum Generation {
        EIO3("/socket.io/?EIO=3&transport=websocket"),
        EIO4("/v3/socket.io/?EIO=4&transport=websocket");

        private final String path;

        Generation(String path) {
            this.path = path;
        }
    }

    static final int LIMIT_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Generation generation;
    private final WebSocket socket;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> frames = new ArrayList<>();
    private boolean closed;
    private int nextAckId;

    private RawClient(PracticeServer server, Generation generation, @Nullable String origin)
            throws Exception {
        this.generation = generation;
        URI uri = URI.create("ws://127.0.0.1:" + server.port() + generation.path);
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            socket = builder.buildAsync(uri, new Listener()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            http.shutdownNow();
            throw (Exception) refused.getCause();
        }
    }

    static RawClient connect(PracticeServer server, Generation generation) throws Exception {
        return connect(server, generation, null);
    }

    static RawClient connect(PracticeServer server, Generation generation, @Nullable String origin)
            throws Exception {
        RawClient client = new RawClient(server, generation, origin);
        client.awaitFrame(frame -> frame.startsWith("0{"));
        if (generation == Generation.EIO4) {
            client.send("40");
        }
        client.awaitFrame(frame -> frame.startsWith("40"));
        return client;
    }

    /** Connects and sends the token; the acknowledgement and what follows are there to be read. */
    static RawClient join(PracticeServer server, Generation generation, String token)
            throws Exception {
        RawClient client = connect(server, generation);
        JsonNode ack = client.call("token", message(token)).path(0);
        if (ack.path("result").asInt(-1) != 0) {
            throw new AssertionError("The token was refused: " + ack);
        }
        return client;
    }

    static RawClient join(PracticeServer server, String token) throws Exception {
        return join(server, Generation.EIO4, token);
    }

    /** What a client sends as its join request: the token's JSON. */
    static ObjectNode message(String token) throws Exception {
        return EnxToken.decode(token).content();
    }

    void send(String frame) throws Exception {
        socket.sendText(frame, true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Emits without asking for an answer. */
    void emit(String event, JsonNode... payload) throws Exception {
        send("42" + array(event, payload));
    }

    /** Emits and waits for the arguments of the answer. */
    JsonNode call(String event, JsonNode... payload) throws Exception {
        return awaitAck(emitWithAck(event, payload));
    }

    /** Emits and returns the id of the answer to come. */
    int emitWithAck(String event, JsonNode... payload) throws Exception {
        int id = nextAckId++;
        send("42" + id + array(event, payload));
        return id;
    }

    JsonNode awaitAck(int id) throws Exception {
        String start = "43" + id + "[";
        return WireCodec.parse(
                awaitFrame(frame -> frame.startsWith(start)).substring(start.length() - 1));
    }

    private static String array(String event, JsonNode... payload) {
        ArrayNode array = WireCodec.array().add(event);
        for (JsonNode argument : payload) {
            array.add(argument);
        }
        return array.toString();
    }

    /** Waits for an event and returns its payload. */
    JsonNode awaitEvent(String event) throws Exception {
        return awaitEvent(event, _ -> true);
    }

    JsonNode awaitEvent(String event, Predicate<JsonNode> wanted) throws Exception {
        String frame =
                awaitFrame(
                        candidate -> {
                            JsonNode payload = payload(candidate, event);
                            return !payload.isMissingNode() && wanted.test(payload);
                        });
        return payload(frame, event);
    }

    /**
     * Waits until so many events came before this one, whatever they are, and returns its frame.
     */
    String awaitEventFrame(int index) throws Exception {
        awaitFrame(_ -> eventFrames().size() > index);
        return eventFrames().get(index);
    }

    private List<String> eventFrames() {
        return frames().stream().filter(frame -> frame.startsWith("42")).toList();
    }

    /** Every payload of this event so far. */
    List<JsonNode> events(String event) {
        return frames().stream()
                .map(frame -> payload(frame, event))
                .filter(payload -> !payload.isMissingNode())
                .toList();
    }

    /** The names of all events so far, in order. */
    List<String> eventNames() {
        return frames().stream()
                .filter(frame -> frame.startsWith("42"))
                .map(frame -> read(frame.substring(2)).path(0).asText())
                .toList();
    }

    private static JsonNode payload(String frame, String event) {
        if (!frame.startsWith("42[")) {
            return MissingNode.getInstance();
        }
        JsonNode array = read(frame.substring(2));
        return array.path(0).asText().equals(event) ? array.path(1) : MissingNode.getInstance();
    }

    private static JsonNode read(String json) {
        try {
            return WireCodec.parse(json);
        } catch (WireException malformed) {
            throw new AssertionError("The server sent something malformed: " + json, malformed);
        }
    }

    List<String> frames() {
        lock.lock();
        try {
            return List.copyOf(frames);
        } finally {
            lock.unlock();
        }
    }

    String clientId() throws Exception {
        return awaitEvent("room-connected").path("clientId").asText();
    }

    String awaitFrame(Predicate<String> wanted) throws Exception {
        long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        lock.lock();
        try {
            while (true) {
                for (String frame : frames) {
                    if (wanted.test(frame)) {
                        return frame;
                    }
                }
                if (left <= 0 || closed) {
                    throw new AssertionError(
                            "The frame did not come" + (closed ? ", closed" : "") + ": " + frames);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitClosed() throws Exception {
        long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        lock.lock();
        try {
            while (!closed) {
                if (left <= 0) {
                    throw new AssertionError("The connection stayed open: " + frames);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a heart beat or a harmless request and waits for its answer, so that everything the
     * server sent before has arrived.
     */
    void settle() throws Exception {
        call("getMaxNumberOfTalker");
    }

    /** Loses the connection without a word. */
    void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                if (frame.equals("2") && generation == Generation.EIO4) {
                    var _ = webSocket.sendText("3", true);
                }
                add(frame);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            markClosed();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            markClosed();
        }
    }

    private void add(String frame) {
        lock.lock();
        try {
            frames.add(frame);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void markClosed() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
