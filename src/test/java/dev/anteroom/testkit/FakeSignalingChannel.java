package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.signaling.ChannelFactory;
import dev.anteroom.enx.signaling.Endpoint;
import dev.anteroom.enx.signaling.SignalingChannel;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A connection without a network: the test is the server. */
public final class FakeSignalingChannel implements SignalingChannel {
    /** Opens fake channels and keeps them. */
    public static final class Factory implements ChannelFactory {
        private final List<FakeSignalingChannel> channels = new ArrayList<>();

        @Override
        public SignalingChannel open(Endpoint endpoint, Listener listener) {
            FakeSignalingChannel channel = new FakeSignalingChannel(endpoint, listener);
            channels.add(channel);
            return channel;
        }

        /** Every channel that was opened, oldest first. */
        public List<FakeSignalingChannel> all() {
            return List.copyOf(channels);
        }

        /** The newest channel. */
        public FakeSignalingChannel current() {
            if (channels.isEmpty()) {
                throw new AssertionError("No connection was opened.");
            }
            return channels.getLast();
        }
    }

    /** Something the client sent. */
    public static final class Sent {
        private final String event;
        private final JsonNode payload;
        private final Consumer<List<JsonNode>> onAcknowledged;

        private Sent(String event, JsonNode payload, Consumer<List<JsonNode>> onAcknowledged) {
            this.event = event;
            this.payload = payload;
            this.onAcknowledged = onAcknowledged;
        }

        /** Its name on the wire. */
        public String event() {
            return event;
        }

        /** Its argument. */
        public JsonNode payload() {
            return payload;
        }

        /** Acknowledges with these arguments, each a JSON text. */
        public void acknowledge(String... arguments) {
            onAcknowledged.accept(json(arguments));
        }
    }

    private final Endpoint endpoint;
    private final Listener listener;
    private final List<Sent> sent = new ArrayList<>();
    private final List<JsonNode> replies = new ArrayList<>();
    private boolean open;
    private boolean closedByClient;
    private boolean deaf;

    private FakeSignalingChannel(Endpoint endpoint, Listener listener) {
        this.endpoint = endpoint;
        this.listener = listener;
    }

    @Override
    public boolean emit(String name, JsonNode payload, Consumer<List<JsonNode>> onAcknowledged) {
        if (!open || deaf) {
            return false;
        }
        sent.add(new Sent(name, payload, onAcknowledged));
        return true;
    }

    @Override
    public void close() {
        open = false;
        closedByClient = true;
    }

    /** The server takes the connection. */
    public void accept() {
        open = true;
        listener.onOpen();
    }

    /** The server sends an event; the arguments are JSON texts. */
    public void emitFromServer(String event, String... arguments) {
        listener.onEvent(event, json(arguments), replies::add);
    }

    /** The connection ends, without the client's doing. */
    public void end(Failure failure) {
        open = false;
        listener.onClosed(failure);
    }

    /** The connection is dead, but nobody has noticed yet. */
    public void goDeaf() {
        deaf = true;
    }

    /** Where it was opened to. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Everything the client sent, oldest first. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The names of what the client sent. */
    public List<String> sentEvents() {
        return sent.stream().map(Sent::event).toList();
    }

    /** The newest of this name. */
    public Sent last(String event) {
        return sent.reversed().stream()
                .filter(message -> message.event().equals(event))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "The client did not send "
                                                + event
                                                + " but "
                                                + sentEvents()));
    }

    /** What the client answered to the server. */
    public List<JsonNode> replies() {
        return List.copyOf(replies);
    }

    /** Whether the client closed it. */
    public boolean isClosedByClient() {
        return closedByClient;
    }

    private static List<JsonNode> json(String... texts) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String text : texts) {
            try {
                nodes.add(WireCodec.parse(text));
            } catch (WireException malformed) {
                throw new AssertionError("The test's JSON is malformed: " + text, malformed);
            }
        }
        return nodes;
    }
}
