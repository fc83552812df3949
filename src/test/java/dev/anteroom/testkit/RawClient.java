package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A bare client of the dialect: Engine.IO 4 text frames over the JDK's own WebSocket, with no
 * library and none of our production code but the JSON reader. Tests use it as the other side of a
 * guest. Thread-safe.
 */
public final class RawClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * An event from the server.
     *
     * @param name as it travelled
     * @param payload its first argument; a missing node when there was none
     */
    public record Event(String name, JsonNode payload) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<Integer, CompletableFuture<JsonNode>> waitingForAck = new HashMap<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> connection = new CompletableFuture<>();
    private CompletableFuture<WebSocket> lastSend = connection;
    private int lastAckId;

    private RawClient(URI server) {
        URI address =
                URI.create(
                        "ws://"
                                + server.getAuthority()
                                + "/v3/socket.io/?EIO=4&transport=websocket");
        // The first frame may be here before this call has returned.
        var _ =
                http.newWebSocketBuilder()
                        .buildAsync(address, new Frames())
                        .whenComplete(
                                (connected, failed) -> {
                                    if (failed == null) {
                                        connection.complete(connected);
                                    } else {
                                        connection.completeExceptionally(failed);
                                        opened.completeExceptionally(failed);
                                    }
                                });
    }

    /** Connects, presents a token and waits for its acknowledgement to be a success. */
    public static RawClient join(URI server, String token) {
        RawClient client = new RawClient(server);
        try {
            client.opened.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            ObjectNode request = EnxToken.decode(token).content();
            request.put("hostType", "raw").put("hostVersion", "1").put("version", "2.3.16");
            JsonNode answer = client.request(EventName.TOKEN, request);
            if (answer.path("result").asInt(-1) != 0) {
                throw new AssertionError("The join was refused with " + answer.path("result"));
            }
            return client;
        } catch (EnxToken.TokenException
                | InterruptedException
                | ExecutionException
                | TimeoutException cannotJoin) {
            client.close();
            throw new AssertionError("The raw client could not join.", cannotJoin);
        }
    }

    /** Emits an event and waits for the first argument of its acknowledgement. */
    public JsonNode request(EventName event, JsonNode payload) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        ArrayNode arguments = WireCodec.array().add(event.wireName()).add(payload);
        lock.lock();
        try {
            lastAckId++;
            waitingForAck.put(lastAckId, answer);
            send("42" + lastAckId + arguments);
        } finally {
            lock.unlock();
        }
        try {
            return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException late) {
            throw new AssertionError("No acknowledgement of " + event.wireName(), late);
        }
    }

    /** Waits for an event and takes it; those before it stay for later calls. */
    public JsonNode await(EventName event) {
        return await(event, payload -> true);
    }

    /** Waits for an event whose payload fits, and takes it. */
    public JsonNode await(EventName event, Predicate<JsonNode> fits) {
        lock.lock();
        try {
            for (long left = LIMIT.toNanos(); left > 0; left = news.awaitNanos(left)) {
                for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
                    Event candidate = each.next();
                    if (candidate.name().equals(event.wireName())
                            && fits.test(candidate.payload())) {
                        each.remove();
                        return candidate.payload();
                    }
                }
            }
            throw new AssertionError(
                    "No "
                            + event.wireName()
                            + " came, only "
                            + events.stream().map(Event::name).toList());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the server.", stopped);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a guest of this name knocks; returns the guest's client id. */
    public String awaitKnock(String name) {
        return await(EventName.USER_AWAITED, knock -> knock.path("name").asText().equals(name))
                .path("clientId")
                .asText();
    }

    /** Lets an awaited guest in. */
    public void approve(String clientId) {
        requireSuccess(EventName.USER_ALLOWED, WireCodec.array().add(clientId).get(0));
    }

    /** Turns an awaited guest away. */
    public void deny(String clientId) {
        requireSuccess(EventName.USER_DENIED, WireCodec.array().add(clientId).get(0));
    }

    /** Emits an event that has to be acknowledged with result 0. */
    public void requireSuccess(EventName event, JsonNode payload) {
        JsonNode answer = request(event, payload);
        if (answer.path("result").asInt(-1) != 0) {
            throw new AssertionError(event.wireName() + " was refused: " + answer);
        }
    }

    /** Says something to everybody. */
    public void say(String text) {
        ObjectNode chat = WireCodec.object();
        chat.put("msg", text).put("broadcast", true).put("type", "chat").putArray("clients");
        requireSuccess(EventName.SEND_DATA_STREAM_TO_ROOM, chat);
    }

    /* The JDK's WebSocket takes one message at a time. */
    private void send(String frame) {
        lock.lock();
        try {
            lastSend = lastSend.thenCompose(socket -> socket.sendText(frame, true));
        } finally {
            lock.unlock();
        }
    }

    private void received(String frame) throws WireException {
        if (frame.startsWith("0")) {
            send("40");
        } else if (frame.equals("2")) {
            send("3");
        } else if (frame.startsWith("40")) {
            opened.complete(null);
        } else if (frame.startsWith("42") || frame.startsWith("43")) {
            int body = frame.indexOf('[');
            JsonNode arguments = WireCodec.parse(frame.substring(body));
            String id = frame.substring(2, body);
            lock.lock();
            try {
                if (frame.startsWith("43")) {
                    CompletableFuture<JsonNode> answer = waitingForAck.remove(Integer.parseInt(id));
                    if (answer != null) {
                        answer.complete(arguments.path(0));
                    }
                } else {
                    events.add(new Event(arguments.path(0).asText(), arguments.path(1)));
                    news.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Breaks the connection without a word. */
    @Override
    public void close() {
        lock.lock();
        try {
            lastSend =
                    lastSend.thenApply(
                            socket -> {
                                socket.abort();
                                return socket;
                            });
        } finally {
            lock.unlock();
        }
        http.shutdownNow();
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String frame = text.toString();
                text.setLength(0);
                try {
                    received(frame);
                } catch (WireException unreadable) {
                    opened.completeExceptionally(unreadable);
                    throw new AssertionError("The server sent something unreadable.", unreadable);
                }
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable problem) {
            opened.completeExceptionally(problem);
        }
    }
}
