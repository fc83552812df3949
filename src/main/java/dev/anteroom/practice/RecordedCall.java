package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that a client emitted.
 *
 * @param sequence its place among all calls of this server, from 1
 * @param clientId the emitting connection's client id, assigned before it joined
 * @param event the name as it travelled
 * @param payload the first argument; a missing node when there was none
 */
public record RecordedCall(long sequence, String clientId, String event, JsonNode payload) {
    /** Leaves the payload out, which may hold a token or a name. */
    @Override
    public String toString() {
        return "RecordedCall[" + sequence + ", " + event + " from " + clientId + "]";
    }
}
