package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * An event as it came in.
 *
 * @param event the name, which need not be one we speak
 * @param payload the first argument; a missing node when there was none
 * @param acknowledgementId what the client wants the answer to be called; empty when it wants none
 */
record InboundCall(String event, JsonNode payload, OptionalLong acknowledgementId) {}
