package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.Cause;
import dev.anteroom.wire.EventName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What comes of a {@link RoomCommand}: an acknowledgement, then effects in order. */
final class Outcome {
    private final ObjectNode acknowledgement;
    private final List<RoomEffect> effects = new ArrayList<>();

    private Outcome(ObjectNode acknowledgement) {
        this.acknowledgement = acknowledgement;
    }

    static Outcome done() {
        return new Outcome(Ack.success());
    }

    static Outcome answer(ObjectNode body) {
        return new Outcome(body);
    }

    static Outcome refused(int code, String text) {
        return new Outcome(Ack.refusal(code, text));
    }

    Outcome emit(String to, EventName event, JsonNode payload) {
        effects.add(new RoomEffect.Emit(to, event, payload));
        return this;
    }

    /**
     * Tells several clients the same.
     *
     * @param members as they are at this moment; must not change any more
     */
    Outcome emitToAll(List<Member> members, EventName event, JsonNode payload) {
        return members.isEmpty() ? this : effect(new RoomEffect.EmitToAll(members, event, payload));
    }

    /** Tells a client that its stay is over and why. */
    Outcome dismiss(String clientId, Cause cause) {
        emit(clientId, EventName.ROOM_DISCONNECTED, cause.toPayload());
        return end(clientId);
    }

    Outcome end(String clientId) {
        return effect(new RoomEffect.End(clientId));
    }

    Outcome effect(RoomEffect effect) {
        effects.add(effect);
        return this;
    }

    /** Adds what also came of the same command. */
    Outcome and(Outcome other) {
        effects.addAll(other.effects);
        return this;
    }

    ObjectNode acknowledgement() {
        return acknowledgement;
    }

    boolean isRefusal() {
        return acknowledgement.path("result").asInt() != 0;
    }

    List<RoomEffect> effects() {
        return Collections.unmodifiableList(effects);
    }
}
