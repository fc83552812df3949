package dev.anteroom.console.join;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.network.TrustFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a room token: an application server as EnableX's sample ones give it ({@code POST
 * /api/create-token} with {@code {name, role, roomId, user_ref}}), or the EnableX server API
 * ({@code POST /video/v2/rooms/{id}/tokens} with {@code {name, role, user_ref}}; both protocol
 * section 8). Never follows a redirect, which would carry name and password to another machine. May
 * be used from any thread.
 */
public final class ApplicationServerClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationServerClient.class);
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Map.Entry<Class<? extends Throwable>, JoinFault>> FAULTS =
            List.of(
                    Map.entry(HttpTimeoutException.class, JoinFault.SERVER_TIMED_OUT),
                    Map.entry(TimeoutException.class, JoinFault.SERVER_TIMED_OUT),
                    Map.entry(UnresolvedAddressException.class, JoinFault.SERVER_UNKNOWN_HOST),
                    Map.entry(UnknownHostException.class, JoinFault.SERVER_UNKNOWN_HOST),
                    Map.entry(ConnectException.class, JoinFault.SERVER_UNREACHABLE),
                    Map.entry(IOException.class, JoinFault.SERVER_BROKE_OFF));

    private final Executor background;
    private final Duration limit;
    private final ServerTrust trust;
    private @Nullable HttpClient http;

    /**
     * Makes a client that starts nothing until the first request.
     *
     * @param limit how long one request may take in all
     * @param trust whose certificates are believed
     */
    public ApplicationServerClient(Executor background, Duration limit, ServerTrust trust) {
        this.background = background;
        this.limit = limit;
        this.trust = trust;
    }

    /**
     * Asks for a token. Returns at once; the result fails with a {@link JoinException} only, and
     * cancelling it ends the request.
     */
    CompletableFuture<String> requestToken(ServerTokenRequest request) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http().sendAsync(
                                httpRequest(request),
                                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        CompletableFuture<String> token = new CompletableFuture<>();
        CompletionStage<HttpResponse<byte[]>> answer =
                exchange.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        answer.whenComplete((response, failure) -> settle(token, response, failure));
        CompletionStage<String> settled = token;
        settled.whenComplete(
                (result, failure) -> {
                    if (token.isCancelled()) {
                        exchange.cancel(true);
                    }
                });
        return token;
    }

    /** Ends whatever is under way. */
    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }

    private synchronized HttpClient http() {
        HttpClient made = http;
        if (made == null) {
            made =
                    HttpClient.newBuilder()
                            .connectTimeout(limit)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .sslContext(trust.context())
                            .executor(background)
                            .build();
            http = made;
        }
        return made;
    }

    private HttpRequest httpRequest(ServerTokenRequest request) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("name", request.name())
                        .put("role", request.role().wireName())
                        .put("user_ref", request.name());
        if (request.kind() == ServerKind.SAMPLE) {
            body.put("roomId", request.room());
        }
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(
                                request.kind().tokenService(request.address(), request.room()))
                        .timeout(limit)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()));
        if (!request.user().isEmpty() || !request.password().isEmpty()) {
            byte[] credentials =
                    (request.user() + ":" + request.password()).getBytes(StandardCharsets.UTF_8);
            builder.header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return builder.build();
    }

    private static void settle(
            CompletableFuture<String> token,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {
        if (response == null || failure != null) {
            token.completeExceptionally(new JoinException(faultOf(failure)));
            return;
        }
        try {
            // A proxy's refusal comes without a body.
            byte[] body = Objects.requireNonNullElse(response.body(), new byte[0]);
            token.complete(tokenIn(response.statusCode(), body));
        } catch (JoinException refused) {
            token.completeExceptionally(refused);
        }
    }

    private static String tokenIn(int status, byte[] body) throws JoinException {
        JsonNode answer = parsed(body);
        String words = wordsOf(answer);
        if (status >= 300 && status < 400) {
            throw new JoinException(JoinFault.SERVER_REDIRECTS);
        }
        if (status == 407) {
            throw new JoinException(JoinFault.PROXY_WANTS_PASSWORD);
        }
        if (status == 401 || status == 403) {
            throw new JoinException(JoinProblem.quoting(JoinFault.SERVER_WANTS_CREDENTIALS, words));
        }
        if (status == 404 && words.isEmpty()) {
            throw new JoinException(JoinFault.SERVER_FINDS_NOTHING);
        }
        if (!answer.path("result").asText("0").equals("0") || (status >= 400 && !words.isEmpty())) {
            throw new JoinException(JoinProblem.quoting(JoinFault.SERVER_REFUSED, words));
        }
        if (status >= 400) {
            throw new JoinException(
                    new JoinProblem(JoinFault.SERVER_IN_TROUBLE, Integer.toString(status)));
        }
        JsonNode token = answer.path("token");
        if (!token.isTextual() || token.asText().isBlank()) {
            throw new JoinException(JoinFault.SERVER_NOT_UNDERSTOOD);
        }
        return token.asText();
    }

    /** The answer as JSON; a missing node when it is none. */
    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    /** What the server says about its refusal, under the keys in use (protocol section 8). */
    private static String wordsOf(JsonNode answer) {
        for (String key : new String[] {"desc", "msg", "error", "message"}) {
            JsonNode value = answer.path(key);
            if (value.isTextual() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return "";
    }

    /** Causes wrap each other in many ways; what tells most is looked for first. */
    static JoinFault faultOf(@Nullable Throwable failure) {
        Optional<TrustFault> untrusted = TrustFault.of(failure);
        if (untrusted.isPresent()) {
            return JoinFault.of(untrusted.get());
        }
        for (Map.Entry<Class<? extends Throwable>, JoinFault> known : FAULTS) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (known.getKey().isInstance(cause)) {
                    return known.getValue();
                }
            }
        }
        LOG.warn("Asking the application server for a token failed.", failure);
        return JoinFault.UNEXPECTED;
    }
}
