package dev.anteroom.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who knocks: the payload of {@code user-awaited} and an entry of {@code
 * awaitedParticipants} (protocol section 3.3).
 *
 * @param clientId never blank; read from {@code id} where a server sends only that
 * @param name as sent, unclean; empty when the server sent none
 * @param data extra data of a live knock; null in a backlog
 */
public record AwaitedUser(@JsonAlias("id") String clientId, String name, @Nullable JsonNode data) {
    /** Rejects a missing or overlong id. */
    public AwaitedUser(@Nullable String clientId, @Nullable String name, @Nullable JsonNode data) {
        this.clientId = ClientIds.require(clientId);
        this.name = name == null ? "" : name;
        this.data = data == null || data.isNull() ? null : data;
    }
}
