package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what a join request says beside its signed claims (protocol section 2.2). */
final class JoinRequest {
    private JoinRequest() {}

    static RoomCommand.Join read(String clientId, TokenClaims claims, JsonNode message) {
        // One client spells the key with a trailing blank.
        boolean reconnecting =
                message.path("isReconnecting").asBoolean(false)
                        || message.path("isReconnecting ").asBoolean(false);
        JsonNode role = message.path("role");
        return new RoomCommand.Join(
                clientId,
                claims,
                role.isMissingNode() ? null : role.asText(""),
                reconnecting ? message.path("oldClientIdForReconnect").asText("") : null);
    }
}
