package dev.anteroom.practice;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the server. Every request has to call this server by one of its own names, which
 * keeps pages of other hosts out even when their name resolves to this machine. Socket.IO requests
 * that fit the dialect pass; everything else is answered by {@link HttpRoutes}.
 */
// Whoever writes to a connection that is gone has nobody to tell: closing is handled in one place.
@SuppressWarnings("FutureReturnValueIgnored")
@ChannelHandler.Sharable
final class NettyHttp extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(NettyHttp.class);

    /** Where Engine.IO 4 clients of the dialect connect (protocol section 2.1). */
    private static final String VERSION_4_PATH = "/v3/socket.io/";

    /** Where Engine.IO 3 clients connect, and what the library listens to. */
    private static final String VERSION_3_PATH = "/socket.io/";

    private final HttpRoutes routes;
    private final NameTags names;

    NettyHttp(HttpRoutes routes, NameTags names) {
        this.routes = routes;
        this.names = names;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message);
            return;
        }
        boolean passed = false;
        try {
            Optional<HttpAnswer> refusal = refuse(request);
            if (refusal.isPresent()) {
                write(context, request.method(), refusal.get());
            } else if (isSocket(path(request))) {
                passed = passSocket(context, request);
            } else {
                answer(context, request, welcomeForeigner(request));
            }
        } finally {
            if (!passed) {
                request.release();
            }
        }
    }

    private static String path(FullHttpRequest request) {
        return new QueryStringDecoder(request.uri()).path();
    }

    private static boolean isSocket(String path) {
        return path.equals(VERSION_4_PATH) || path.equals(VERSION_3_PATH);
    }

    private Optional<HttpAnswer> refuse(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return Optional.of(error(400, "This is not a request that can be read."));
        }
        String host = request.headers().get(HttpHeaderNames.HOST);
        if (host == null || !names.isOurs(host)) {
            return Optional.of(error(421, "This server does not go by that name."));
        }
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        boolean anybodysBusiness = path(request).equals("/internet");
        if (origin != null && !anybodysBusiness && !names.mayComeFrom(origin, host)) {
            return Optional.of(error(403, "Pages of other origins may not use this server."));
        }
        return Optional.empty();
    }

    private static HttpAnswer error(int status, String sentence) {
        return new RestException(status, RestException.NOTHING_HERE, sentence).toAnswer();
    }

    private static boolean passSocket(ChannelHandlerContext context, FullHttpRequest request) {
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        String version = query.path().equals(VERSION_4_PATH) ? "4" : "3";
        boolean fits =
                request.method().equals(HttpMethod.GET)
                        && first(query, "transport").equals("websocket")
                        && first(query, "EIO").equals(version)
                        // Naming a session would take over somebody else's.
                        && first(query, "sid").isEmpty();
        if (!fits) {
            write(
                    context,
                    request.method(),
                    error(
                            400,
                            "Connect by web socket only, Engine.IO 4 at /v3/socket.io/ or Engine.IO 3"
                                    + " at /socket.io/."));
            return false;
        }
        request.setUri(VERSION_3_PATH + "?EIO=" + version + "&transport=websocket");
        context.fireChannelRead(request);
        return true;
    }

    private static String first(QueryStringDecoder query, String name) {
        List<String> values = query.parameters().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The origin of a foreign page that was let in on purpose; empty for everybody else. */
    private Optional<String> welcomeForeigner(FullHttpRequest request) {
        return Optional.ofNullable(request.headers().get(HttpHeaderNames.ORIGIN))
                .filter(names::isWelcomeForeigner);
    }

    private static HttpAnswer forForeigner(HttpAnswer answer, String origin) {
        return answer.with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .with("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE")
                .with("Vary", "Origin");
    }

    private void answer(
            ChannelHandlerContext context, FullHttpRequest request, Optional<String> foreigner) {
        if (foreigner.isPresent() && request.method().equals(HttpMethod.OPTIONS)) {
            HttpAnswer preflight = forForeigner(HttpAnswer.empty(204), foreigner.get());
            write(context, request.method(), preflight);
            return;
        }
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        Map<String, @Nullable String> headers =
                Map.of(
                        "Authorization",
                        request.headers().get(HttpHeaderNames.AUTHORIZATION, ""),
                        "Content-Type",
                        request.headers().get(HttpHeaderNames.CONTENT_TYPE, ""));
        HttpMethod method = request.method();
        HttpCall call =
                new HttpCall(
                        method.name(),
                        query.path(),
                        query.parameters(),
                        Objects.requireNonNull(request.headers().get(HttpHeaderNames.HOST)),
                        headers::get,
                        request.content().toString(StandardCharsets.UTF_8));
        var _ =
                routes.answer(call)
                        .whenComplete(
                                (answer, failure) -> {
                                    if (failure != null) {
                                        LOG.error("A request could not be answered.", failure);
                                    }
                                    HttpAnswer plain =
                                            failure == null
                                                    ? answer
                                                    : error(500, "That did not work here.");
                                    write(
                                            context,
                                            method,
                                            foreigner
                                                    .map(origin -> forForeigner(plain, origin))
                                                    .orElse(plain));
                                });
    }

    private static void write(ChannelHandlerContext context, HttpMethod method, HttpAnswer answer) {
        boolean head = method.equals(HttpMethod.HEAD);
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
        answer.headers().forEach(response.headers()::set);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        // The library closes connections that bring it nothing; so one request a connection.
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.channel().writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
