package dev.anteroom.practice;

import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.List;
import java.util.UUID;

/** A client's connection over the network library. */
// Whoever writes to a connection that is gone has nobody to tell: closing is handled in one place.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyPeer implements Peer {
    private final String clientId = UUID.randomUUID().toString();
    private final ClientHead head;
    private final Channel channel;

    NettyPeer(ClientHead head, Channel channel) {
        this.head = head;
        this.channel = channel;
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public void emit(EventName event, JsonNode payload) {
        Packet packet = new Packet(PacketType.MESSAGE, head.getEngineIOVersion());
        packet.setSubType(PacketType.EVENT);
        packet.setName(event.wireName());
        packet.setData(List.of(payload));
        send(packet);
    }

    @Override
    public void acknowledge(long acknowledgementId, List<JsonNode> arguments) {
        Packet packet = new Packet(PacketType.MESSAGE, head.getEngineIOVersion());
        packet.setSubType(PacketType.ACK);
        packet.setAckId(acknowledgementId);
        packet.setData(List.copyOf(arguments));
        send(packet);
    }

    private void send(Packet packet) {
        if (channel.isActive() && !channel.isWritable()) {
            // Somebody who does not read must not fill the memory.
            cut();
            return;
        }
        head.send(packet);
    }

    @Override
    public void close() {
        close(WebSocketCloseStatus.NORMAL_CLOSURE);
    }

    /** Says why in the terms of RFC 6455, then closes. */
    void close(WebSocketCloseStatus status) {
        channel.writeAndFlush(new CloseWebSocketFrame(status))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void cut() {
        channel.close();
    }
}
