package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.EventName;
import java.util.List;
import java.util.Optional;

/** Acknowledges requests, spoilt by faults where some are injected. */
final class Answers {
    private final FaultBox faults;

    Answers(FaultBox faults) {
        this.faults = faults;
    }

    void acknowledge(Peer peer, EventName event, InboundCall call, Outcome outcome) {
        String clientId = peer.clientId();
        if (faults.has(Fault.DropAck.class, event, clientId)) {
            return;
        }
        if (faults.has(Fault.NullAck.class, event, clientId)) {
            send(
                    peer,
                    call,
                    List.of(NullNode.getInstance(), Ack.refusal(1150, "Null on purpose.")));
            return;
        }
        Optional<Fault.GarbageAck> garbage = faults.find(Fault.GarbageAck.class, event, clientId);
        if (garbage.isPresent()) {
            send(peer, call, garbage.get().arguments());
            return;
        }
        answer(peer, call, outcome);
    }

    /** The plain answer, whatever faults there are. */
    static void answer(Peer peer, InboundCall call, Outcome outcome) {
        send(peer, call, List.of(outcome.acknowledgement()));
    }

    private static void send(Peer peer, InboundCall call, List<JsonNode> arguments) {
        call.acknowledgementId().ifPresent(id -> peer.acknowledge(id, arguments));
    }
}
