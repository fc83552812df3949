package dev.anteroom.practice;

import com.corundumstudio.socketio.messages.PacketsMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the library's packet handler, one for each connection, and reads packets first.
 *
 * <p>Left to itself the library drops events it has no listener for without an answer, logs the
 * content of a packet it cannot read (a token, perhaps) and keeps what a client calls an attachment
 * without a limit. So events end here, only heart beats and greetings pass, and anything malformed
 * closes the connection.
 */
// Whoever writes to a connection that is gone has nobody to tell: closing is handled in one place.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyGate extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(NettyGate.class);

    private final Switchboard switchboard;
    private final PracticeLoop loop;
    private @Nullable NettyPeer peer;

    NettyGate(Switchboard switchboard, PracticeLoop loop) {
        this.switchboard = switchboard;
        this.loop = loop;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        switch (message) {
            case PacketsMessage packets -> read(context, packets);
            case PingWebSocketFrame ping ->
                    context.writeAndFlush(new PongWebSocketFrame(ping.content()));
            case PongWebSocketFrame pong -> ReferenceCountUtil.release(pong);
            case BinaryWebSocketFrame binary -> {
                ReferenceCountUtil.release(binary);
                context.close();
            }
            default -> context.fireChannelRead(message);
        }
    }

    private void read(ChannelHandlerContext context, PacketsMessage packets) {
        NettyPeer current = peer;
        if (current == null) {
            NettyPeer opened = new NettyPeer(packets.getClient(), context.channel());
            peer = opened;
            current = opened;
            loop.post(() -> switchboard.opened(opened));
        }
        String clientId = current.clientId();
        String text = packets.getContent().toString(StandardCharsets.UTF_8);
        switch (PacketText.read(text)) {
            case PacketText.Housekeeping housekeeping ->
                    pass(context, packets, housekeeping.text());
            case PacketText.Event event ->
                    loop.post(() -> switchboard.received(clientId, event.call()));
            // The library would forget the client and leave the connection open.
            case PacketText.Goodbye _ -> current.close();
            case PacketText.Ignored _ -> LOG.debug("{} answered what nobody asked.", clientId);
            case PacketText.Malformed _ -> {
                LOG.debug("{} sent something malformed and is disconnected.", clientId);
                current.close(WebSocketCloseStatus.PROTOCOL_ERROR);
            }
        }
    }

    private static void pass(ChannelHandlerContext context, PacketsMessage packets, String text) {
        ByteBuf content = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        try {
            context.fireChannelRead(
                    new PacketsMessage(packets.getClient(), content, packets.getTransport()));
        } finally {
            content.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        NettyPeer gone = peer;
        if (gone != null) {
            loop.post(() -> switchboard.closed(gone.clientId()));
        }
        super.channelInactive(context);
    }
}
