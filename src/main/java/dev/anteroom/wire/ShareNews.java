package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Somebody begins or ends to show a screen: {@code shareStarted} and {@code shareStopped} (protocol
 * section 4.9).
 *
 * @param clientId who
 * @param name as sent, unclean
 * @param streamId the stream that carries it
 */
public record ShareNews(String clientId, String name, int streamId) {
    /**
     * Reads the payload.
     *
     * @throws WireException if it does not say who or which stream
     */
    public static ShareNews of(JsonNode payload) throws WireException {
        String clientId = payload.path("clientId").asText("");
        int streamId = StreamInfo.number(payload.path("streamId"));
        if (!ClientIds.isValid(clientId) || streamId < 0) {
            throw new WireException("A share needs clientId and streamId.");
        }
        return new ShareNews(clientId, payload.path("name").asText(""), streamId);
    }
}
