package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As much of a Socket.IO client as a simulated guest needs: Engine.IO 4, root namespace, one
 * acknowledgement, that of the token (protocol section 2.1). Acts on the thread of its {@link
 * GuestCrowd}, but {@link #abort} may be called from any.
 */
final class GuestSocket {
    private static final Logger LOG = LoggerFactory.getLogger(GuestSocket.class);

    /** What a guest hears. */
    interface Events {
        void tokenAnswered(Ack ack);

        void received(String event, JsonNode payload);

        void lost();
    }

    private final Events events;
    private final Executor thread;
    private final Queue<String> unsent = new ArrayDeque<>();
    private volatile @Nullable WebSocket socket;
    private volatile boolean aborted;
    private boolean sending;
    private boolean leaving;

    /**
     * A socket that is not connected yet.
     *
     * @param thread the crowd's thread
     */
    GuestSocket(Events events, Executor thread) {
        this.events = events;
        this.thread = thread;
    }

    /** Connects and sends the join request as soon as the server is ready for it. */
    void connect(HttpClient http, URI server, ObjectNode joinRequest) {
        joinRequest.put("hostType", "practice-guest").put("version", "1.9.8");
        Listener listener = new Listener(joinRequest);
        var _ =
                http.newWebSocketBuilder()
                        .buildAsync(server, listener)
                        .whenCompleteAsync(
                                (_, failure) -> {
                                    if (failure != null) {
                                        LOG.debug("A simulated guest could not connect.", failure);
                                        events.lost();
                                    }
                                },
                                thread);
    }

    void emit(EventName event, JsonNode... payload) {
        send("42" + array(event, payload));
    }

    private static ArrayNode array(EventName event, JsonNode... payload) {
        ArrayNode array = WireCodec.array().add(event.wireName());
        return array.addAll(List.of(payload));
    }

    /** Says goodbye and closes. */
    void leave() {
        leaving = true;
        emit(EventName.DROP, WireCodec.object().put("self", true));
        send("41");
        closeWhenSent();
    }

    void abort() {
        aborted = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private void send(String frame) {
        unsent.add(frame);
        sendNext();
    }

    /** One frame after the other: the socket takes a second one only after the first. */
    private void sendNext() {
        WebSocket open = socket;
        String frame = sending || open == null ? null : unsent.poll();
        if (frame == null || open == null) {
            return;
        }
        sending = true;
        var _ =
                open.sendText(frame, true)
                        .whenCompleteAsync(
                                (_, failure) -> {
                                    sending = false;
                                    if (failure == null) {
                                        sendNext();
                                        closeWhenSent();
                                    }
                                },
                                thread);
    }

    private void closeWhenSent() {
        WebSocket open = socket;
        if (leaving && !sending && unsent.isEmpty() && open != null && !open.isOutputClosed()) {
            var _ = open.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final ObjectNode joinRequest;
        private final StringBuilder partial = new StringBuilder();

        Listener(ObjectNode joinRequest) {
            this.joinRequest = joinRequest;
        }

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            if (aborted) {
                opened.abort();
            }
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                read(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            events.lost();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            LOG.debug("A simulated guest's connection broke.", error);
            events.lost();
        }

        private void read(String frame) {
            if (frame.startsWith("0")) {
                send("40");
            } else if (frame.equals("2")) {
                send("3");
            } else if (frame.startsWith("40")) {
                send("420" + array(EventName.TOKEN, joinRequest));
            } else if (frame.startsWith("42[")) {
                JsonNode array = parse(frame.substring(2));
                events.received(array.path(0).asText(), array.path(1));
            } else if (frame.startsWith("430[")) {
                events.tokenAnswered(Ack.of(List.of(parse(frame.substring(3)).path(0))));
            }
        }

        private JsonNode parse(String json) {
            try {
                return WireCodec.parse(json);
            } catch (WireException malformed) {
                // An injected fault, perhaps; a guest who understands nothing does nothing.
                LOG.debug("A simulated guest did not understand the server.");
                return WireCodec.array();
            }
        }
    }
}
