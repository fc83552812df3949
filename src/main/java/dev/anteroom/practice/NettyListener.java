package dev.anteroom.practice;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on one port with the Socket.IO library's own pipeline and our handlers in it.
 *
 * <p>The library's server class is left out: it hides the port it was given, names its threads
 * after nobody and swallows the reason why it could not listen.
 */
// Whoever writes to a connection that is gone has nobody to tell: closing is handled in one place.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyListener implements AutoCloseable {
    /** The longest web socket message that is read, in bytes. */
    static final int MAX_FRAME = 512 * 1024;

    /** How many connections are open at once. */
    static final int MAX_CONNECTIONS = 4000;

    private static final Logger LOG = LoggerFactory.getLogger(NettyListener.class);
    private static final int MAX_UNREAD = 8 * 1024 * 1024;

    private final NioEventLoopGroup threads =
            new NioEventLoopGroup(2, new DefaultThreadFactory("practice-net", true));
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Pipeline pipeline;
    private final Channel server;

    /**
     * Starts to listen.
     *
     * @param handlers makes the handlers once the real address is known
     * @throws PracticeStartException if the address cannot be listened on
     */
    NettyListener(InetSocketAddress address, Function<InetSocketAddress, Handlers> handlers)
            throws PracticeStartException {
        pipeline = new Pipeline();
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(threads)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(pipeline)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(MAX_UNREAD / 2, MAX_UNREAD))
                        // Nobody is let in before the handlers know the address.
                        .option(ChannelOption.AUTO_READ, false);
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stopThreads();
            throw new PracticeStartException(
                    "The practice room cannot listen on "
                            + address.getHostString()
                            + ":"
                            + address.getPort()
                            + ". Another program may use this port; choose another one, or 0 for a"
                            + " free one.",
                    bound.cause());
        }
        server = bound.channel();
        pipeline.handlers = handlers.apply(localAddress());
        server.config().setAutoRead(true);
    }

    /** Our handlers in the library's pipeline. */
    record Handlers(NettyHttp http, Switchboard switchboard, PracticeLoop loop) {}

    InetSocketAddress localAddress() {
        return (InetSocketAddress) server.localAddress();
    }

    @Override
    public void close() {
        server.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        connections.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        stopThreads();
    }

    private void stopThreads() {
        pipeline.stop();
        if (!threads.shutdownGracefully(0, 2, TimeUnit.SECONDS)
                .awaitUninterruptibly(5, TimeUnit.SECONDS)) {
            LOG.warn("The practice room's network threads did not stop in time.");
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setMaxFramePayloadLength(MAX_FRAME);
        configuration.setMaxHttpContentLength(HttpCall.MAX_BODY);
        configuration.setJsonSupport(new JacksonJsonSupport());
        configuration.setRandomSession(true);
        configuration.setAddVersionHeader(false);
        configuration.setEnableCors(false);
        configuration.setHttpCompression(false);
        configuration.setWebsocketCompression(false);
        // Only what our own handler passed gets this far.
        configuration.setAllowCustomRequests(false);
        return configuration;
    }

    private final class Pipeline extends SocketIOChannelInitializer {
        private volatile @Nullable Handlers handlers;

        Pipeline() {
            Configuration configuration = configuration();
            NamespacesHub namespaces = new NamespacesHub(configuration);
            namespaces.create(Namespace.DEFAULT_NAME);
            start(configuration, namespaces);
        }

        @Override
        protected void addSocketioHandlers(ChannelPipeline channelPipeline) {
            super.addSocketioHandlers(channelPipeline);
            // Where the library puts it, the answer to an overlong request passes it by.
            channelPipeline.remove(HTTP_ENCODER);
            channelPipeline.addBefore(HTTP_AGGREGATOR, HTTP_ENCODER, new HttpResponseEncoder());
            Handlers current =
                    Objects.requireNonNull(handlers, "Nobody connects before the start.");
            channelPipeline.addBefore(
                    PACKET_HANDLER,
                    "practiceGate",
                    new NettyGate(current.switchboard(), current.loop()));
            channelPipeline.addBefore(AUTHORIZE_HANDLER, "practiceHttp", current.http());
            channelPipeline.addLast("practiceLastResort", new LastResort());
            Channel channel = channelPipeline.channel();
            if (connections.size() >= MAX_CONNECTIONS) {
                channel.close();
            } else {
                connections.add(channel);
            }
        }
    }

    /** Closes a connection on which something went wrong; the peer is told nothing of it. */
    private static final class LastResort extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("A connection is closed after {}.", cause.getClass().getSimpleName());
            context.close();
        }
    }
}
