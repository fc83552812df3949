package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;

/** Something a {@link PracticeRoom} wants done, in order, after the acknowledgement. */
sealed interface RoomEffect {
    /** Tell a client. */
    record Emit(String to, EventName event, JsonNode payload) implements RoomEffect {}

    /** This client's stay is over: after a short while its connection is closed if it is not. */
    record End(String clientId) implements RoomEffect {}
}
