package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chat and user data as they travel (protocol section 4.6). */
public final class DataStream {
    /** The {@code type} of chat. */
    public static final String CHAT = "chat";

    /** The {@code type} of application data. */
    public static final String USER_DATA = "user_data";

    private DataStream() {}

    /**
     * Client to server: {@code sendDataStreamToRoom}.
     *
     * @param msg any JSON
     * @param broadcast to everybody in the room
     * @param clients whom to send to when not broadcast
     * @param type {@link #CHAT} or {@link #USER_DATA}
     */
    public record Outgoing(JsonNode msg, boolean broadcast, List<String> clients, String type) {
        /** Missing parts become empty; the type defaults to chat. */
        public Outgoing(
                @Nullable JsonNode msg,
                boolean broadcast,
                @Nullable List<String> clients,
                @Nullable String type) {
            this.msg = msg == null ? NullNode.getInstance() : msg;
            this.broadcast = broadcast;
            this.clients = clients == null ? List.of() : List.copyOf(clients);
            this.type = type == null ? CHAT : type;
        }
    }

    /**
     * Server to client: {@code onDataStreamToRoom}.
     *
     * @param type {@link #CHAT} or {@link #USER_DATA}
     * @param broadcast whether everybody got it
     * @param sender the sender's name, unclean
     * @param senderId the sender's client id
     * @param message any JSON
     * @param timestamp milliseconds since 1970 by the server's clock; 0 when it sent none
     */
    public record Incoming(
            String type,
            boolean broadcast,
            String sender,
            String senderId,
            JsonNode message,
            long timestamp) {
        /** A missing sender id is an error: nobody could be answered. */
        public Incoming(
                @Nullable String type,
                boolean broadcast,
                @Nullable String sender,
                @Nullable String senderId,
                @Nullable JsonNode message,
                long timestamp) {
            this.type = type == null ? CHAT : type;
            this.broadcast = broadcast;
            this.sender = sender == null ? "" : sender;
            this.senderId = ClientIds.require(senderId);
            this.message = message == null ? NullNode.getInstance() : message;
            this.timestamp = timestamp;
        }
    }
}
