package dev.anteroom.enx.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.network.TrustFault;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A channel over the Java Socket.IO client: WebSocket only, no reconnection, nothing buffered. */
final class SocketIoChannel implements SignalingChannel {
    private enum State {
        OPENING,
        OPEN,
        CLOSED
    }

    private final Socket socket;
    private final Listener listener;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);

    private SocketIoChannel(Socket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    static SocketIoChannel open(Endpoint endpoint, OkHttpClient client, Listener listener) {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        options.transports = new String[] {WebSocket.NAME};
        options.path = Endpoint.PATH;
        // The library's own limit runs on a thread that keeps the program alive; the room has one.
        options.timeout = -1;
        options.webSocketFactory = client;
        options.callFactory = client;
        endpoint.forwardedHost()
                .ifPresent(
                        host -> options.extraHeaders = Map.of("X-Forwarded-Host", List.of(host)));
        SocketIoChannel channel =
                new SocketIoChannel(IO.socket(endpoint.server(), options), listener);
        channel.connect();
        return channel;
    }

    private void connect() {
        socket.on(Socket.EVENT_CONNECT, arguments -> opened());
        socket.on(Socket.EVENT_DISCONNECT, arguments -> closed(Failure.LOST));
        socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> closed(failureOf(arguments)));
        socket.onAnyIncoming(this::received);
        socket.connect();
    }

    private void opened() {
        if (state.compareAndSet(State.OPENING, State.OPEN)) {
            listener.onOpen();
        }
    }

    private void closed(Failure failure) {
        if (state.getAndSet(State.CLOSED) != State.CLOSED) {
            socket.close();
            listener.onClosed(failure);
        }
    }

    private void received(Object... arguments) {
        if (state.get() != State.OPEN
                || arguments.length == 0
                || !(arguments[0] instanceof String name)) {
            return;
        }
        Consumer<JsonNode> reply = nothing -> {};
        int end = arguments.length;
        if (arguments[end - 1] instanceof Ack ack) {
            reply = answer -> ack.call(JsonBridge.fromJackson(answer));
            end--;
        }
        List<JsonNode> payload = new ArrayList<>(end - 1);
        for (Object argument : Arrays.asList(arguments).subList(1, end)) {
            payload.add(JsonBridge.toJackson(argument));
        }
        listener.onEvent(name, payload, reply);
    }

    @Override
    public boolean emit(String name, JsonNode payload, Consumer<List<JsonNode>> onAcknowledged) {
        // The library keeps what is emitted while offline and sends it after a reconnect. Its own
        // check and ours can only disagree on a socket that is never reconnected.
        if (state.get() != State.OPEN || !socket.connected()) {
            return false;
        }
        Object[] arguments =
                payload.isMissingNode()
                        ? new Object[0]
                        : new Object[] {JsonBridge.fromJackson(payload)};
        Ack acknowledged =
                answer ->
                        onAcknowledged.accept(
                                Arrays.stream(answer).map(JsonBridge::toJackson).toList());
        socket.emit(name, arguments, acknowledged);
        return true;
    }

    @Override
    public void close() {
        if (state.getAndSet(State.CLOSED) != State.CLOSED) {
            socket.close();
            listener.onClosed(Failure.CLOSED_BY_US);
        }
    }

    private static Failure failureOf(Object[] arguments) {
        Throwable cause =
                arguments.length > 0 && arguments[0] instanceof Throwable thrown ? thrown : null;
        Optional<TrustFault> untrusted = TrustFault.of(cause);
        if (untrusted.isPresent()) {
            return certificateFailure(untrusted.get());
        }
        while (cause != null) {
            Failure failure = known(cause);
            if (failure != null) {
                return failure;
            }
            cause = cause.getCause();
        }
        boolean timedOut =
                arguments.length > 0
                        && arguments[0] instanceof Throwable thrown
                        && "timeout".equals(thrown.getMessage());
        return timedOut ? Failure.TIMED_OUT : Failure.REFUSED;
    }

    private static Failure certificateFailure(TrustFault fault) {
        return switch (fault) {
            case EXPIRED -> Failure.CERTIFICATE_EXPIRED;
            case NOT_YET_VALID -> Failure.CERTIFICATE_NOT_YET_VALID;
            case WRONG_HOST -> Failure.CERTIFICATE_OF_OTHER_HOST;
            case SELF_SIGNED -> Failure.CERTIFICATE_SELF_SIGNED;
            case UNKNOWN_ISSUER -> Failure.CERTIFICATE_FROM_UNKNOWN;
            case OTHER -> Failure.TLS;
        };
    }

    private static @Nullable Failure known(Throwable cause) {
        return switch (cause) {
            case SocketIoChannels.ProxyPasswordException asked -> Failure.PROXY_WANTS_PASSWORD;
            case SocketTimeoutException slow -> Failure.TIMED_OUT;
            case UnknownHostException unknown -> Failure.UNREACHABLE;
            case ConnectException nobody -> Failure.UNREACHABLE;
            case NoRouteToHostException nowhere -> Failure.UNREACHABLE;
            default -> null;
        };
    }
}
