package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import java.util.List;

/** A client's connection as the rooms see it. Every method may be called from any thread. */
interface Peer {
    /** Unlike any other connection's; told to everybody in the room. */
    String clientId();

    /** Sends an event. */
    void emit(EventName event, JsonNode payload);

    /** Answers the request with this acknowledgement id. */
    void acknowledge(long acknowledgementId, List<JsonNode> arguments);

    /** Says goodbye and closes. */
    void close();

    /** Closes without a word. */
    void cut();
}
