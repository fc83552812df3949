package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EnxToken;

/** The payload of {@code token}: the whole token and who is asking (protocol section 2.2). */
final class JoinRequest {
    /** What Anteroom calls itself towards servers. */
    static final String VERSION = "anteroom-0.1.0";

    private JoinRequest() {}

    /**
     * @param reconnectAttempt 0 for a fresh join
     */
    static ObjectNode of(
            EnxToken token, RoomOptions options, RoomState state, int reconnectAttempt) {
        ObjectNode request = token.content();
        request.put("hostType", "Java")
                .put("hostVersion", System.getProperty("java.version", ""))
                .put("hostDeviceType", "desktop")
                .put("userAgent", VERSION)
                .put("version", VERSION);
        ObjectNode advanced = request.putObject("advancedOptions");
        options.advancedOptions().forEach(advanced::put);
        if (reconnectAttempt > 0) {
            request.put("isReconnecting", true).put("reconnectAttempt", reconnectAttempt);
            state.selfId().ifPresent(id -> request.put("oldClientIdForReconnect", id.value()));
            request.put("room", state.roomId()).put("role", state.role().wireName());
            state.self().ifPresent(user -> request.put("name", user.name()));
        }
        return request;
    }
}
