package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import org.jspecify.annotations.Nullable;

/** Something that happens to a {@link PracticeRoom}. */
sealed interface RoomCommand {
    /**
     * Somebody with a good token wants in (protocol section 2.2).
     *
     * @param clientId the new connection's id
     * @param claims the signed claims
     * @param claimedRole the role in the message, which must not say more than the claims; null
     *     when it says nothing
     * @param oldClientId the connection that was lost; null for a fresh join
     */
    record Join(
            String clientId,
            TokenClaims claims,
            @Nullable String claimedRole,
            @Nullable String oldClientId)
            implements RoomCommand {}

    /** A client that joined asks for something; a missing node when it sent no payload. */
    record Request(String clientId, EventName event, JsonNode payload) implements RoomCommand {}

    /**
     * A connection was lost.
     *
     * @param ghost keep an awaiting person on the list (a fault)
     */
    record Leave(String clientId, boolean ghost) implements RoomCommand {}

    /** The session is over for everybody; the room itself stays. */
    record End() implements RoomCommand {}

    /** The relay answers an offer. */
    record LinkAnswered(LinkId link, String answer) implements RoomCommand {}

    /** Media can flow. */
    record LinkReady(LinkId link) implements RoomCommand {}

    /**
     * A connection did not come about or broke off.
     *
     * @param sentence why, for its client
     */
    record LinkFailed(LinkId link, String sentence) implements RoomCommand {}

    /** How loud a publisher is, from 0 to 1. */
    record LinkLevel(LinkId link, double level) implements RoomCommand {}

    /** All connections of the relay ended. */
    record RelayLost() implements RoomCommand {}
}
