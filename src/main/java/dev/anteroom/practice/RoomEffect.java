package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.practice.relay.MediaRelay;
import dev.anteroom.wire.EventName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something a {@link PracticeRoom} wants done, in order, after the acknowledgement. */
sealed interface RoomEffect {
    /** Tell a client. */
    record Emit(String to, EventName event, JsonNode payload) implements RoomEffect {}

    /**
     * Tell several clients the same.
     *
     * @param to does not change any more
     */
    record EmitToAll(List<Member> to, EventName event, JsonNode payload) implements RoomEffect {
        /** The same for each of them. */
        Stream<Emit> each() {
            return to.stream().map(member -> new Emit(member.clientId(), event, payload));
        }
    }

    /** This client's stay is over: after a short while its connection is closed if it is not. */
    record End(String clientId) implements RoomEffect {}

    /** Something the {@link MediaRelay} has to do. */
    sealed interface OfRelay extends RoomEffect {}

    /** Answer somebody who wants to send. */
    record RelayReceive(LinkId link, String offer) implements OfRelay {}

    /** Answer somebody who wants to receive. */
    record RelaySend(LinkId link, String offer) implements OfRelay {}

    /** Take one more candidate of a client. */
    record RelayCandidate(LinkId link, String candidate) implements OfRelay {}

    /** Send this receiver what that publisher sends; null for nothing. */
    record RelayRoute(LinkId to, @Nullable LinkId from) implements OfRelay {}

    /** Send this receiver only these of what it is routed to. */
    record RelayWant(LinkId to, boolean audio, boolean video) implements OfRelay {}

    /** Let through or stop what a publisher sends. */
    record RelayPass(LinkId from, boolean audio, boolean video) implements OfRelay {}

    /** End a connection. */
    record RelayEnd(LinkId link) implements OfRelay {}
}
