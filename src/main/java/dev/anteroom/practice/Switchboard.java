package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.practice.TokenOffice.RefusedToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects connections to rooms: reads each request, lets its room apply it, answers, and has the
 * rest of the outcome delivered; spoilt by faults where some are injected. Every method runs on the
 * one thread of the {@link PracticeLoop}.
 */
final class Switchboard {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    /** How long a connection may stay without a token. */
    static final Duration TOKEN_DEADLINE = Duration.ofSeconds(30);

    /** How many events before the token are answered before the connection is closed. */
    static final int MAX_EARLY_EVENTS = 10;

    /** Reports that clients send unasked and that need nothing but an answer (2.3, 4.9). */
    private static final Set<String> REPORTS =
            Set.of(
                    EventName.LOG_CLIENT_EVENTS.wireName(),
                    "clientLogPosted",
                    "clientStats",
                    "pingBack",
                    "startClientUsage",
                    "stopClientUsage");

    private static final Set<EventName> DECISIONS =
            Set.of(EventName.USER_ALLOWED, EventName.USER_DENIED);

    private final RoomBook rooms;
    private final TokenOffice tokens;
    private final FaultBox faults;
    private final Answers answers;
    private final CallLog log;
    private final PracticeLoop loop;
    private final Clock clock;
    private final Delivery delivery;
    private final Map<String, Line> lines = new HashMap<>();

    Switchboard(
            RoomBook rooms,
            TokenOffice tokens,
            FaultBox faults,
            CallLog log,
            PracticeLoop loop,
            Clock clock,
            Delivery delivery) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.faults = faults;
        answers = new Answers(faults);
        this.log = log;
        this.loop = loop;
        this.clock = clock;
        this.delivery = delivery;
    }

    /** One connection and what it has done so far. */
    private static final class Line {
        private final Peer peer;
        private final Allowance allowance;
        private @Nullable PracticeRoom room;
        private boolean refused;
        private int earlyEvents;

        Line(Peer peer, Allowance allowance) {
            this.peer = peer;
            this.allowance = allowance;
        }
    }

    void opened(Peer peer) {
        delivery.opened(peer);
        lines.put(peer.clientId(), new Line(peer, new Allowance(clock.instant())));
        loop.later(TOKEN_DEADLINE, () -> closeWithoutToken(peer.clientId()));
    }

    private void closeWithoutToken(String clientId) {
        Line line = lines.get(clientId);
        if (line != null && line.room == null) {
            line.peer.close();
        }
    }

    void closed(String clientId) {
        delivery.closed(clientId);
        Line line = lines.remove(clientId);
        if (line == null || line.room == null) {
            return;
        }
        boolean ghost = faults.has(Fault.Ghost.class, EventName.DROP, clientId);
        delivery.deliver(line.room.apply(new RoomCommand.Leave(clientId, ghost), clock.instant()));
    }

    void received(String clientId, InboundCall call) {
        Line line = lines.get(clientId);
        if (line == null) {
            return;
        }
        if (!line.allowance.take(clock.instant())) {
            refuseFlood(line, call);
            return;
        }
        log.add(clientId, call.event(), call.payload());
        Optional<EventName> event = EventName.ofWireName(call.event());
        LOG.debug("{} from {}", event.map(EventName::wireName).orElse("other"), clientId);
        if (event.isEmpty() || REPORTS.contains(call.event())) {
            Answers.answer(line.peer, call, withoutRoom(line, call));
            return;
        }
        Optional<Fault.Delay> delay = faults.find(Fault.Delay.class, event.get(), clientId);
        if (delay.isPresent()) {
            loop.later(delay.get().by(), () -> carryOut(line, event.get(), call));
        } else {
            carryOut(line, event.get(), call);
        }
    }

    private void refuseFlood(Line line, InboundCall call) {
        Answers.answer(
                line.peer,
                call,
                Outcome.refused(ResultCode.TOO_MANY, "Too many requests; slow down."));
        if (line.allowance.isExhausted()) {
            line.peer.close();
        }
    }

    private static Outcome withoutRoom(Line line, InboundCall call) {
        if (line.room == null) {
            return early(line);
        }
        return REPORTS.contains(call.event()) ? Outcome.done() : PracticeRoom.notEnabled();
    }

    private static Outcome early(Line line) {
        line.earlyEvents++;
        if (line.earlyEvents >= MAX_EARLY_EVENTS) {
            line.peer.close();
        }
        return Outcome.refused(ResultCode.NOT_CONNECTED, "Send the token first.");
    }

    private void carryOut(Line line, EventName event, InboundCall call) {
        String clientId = line.peer.clientId();
        if (lines.get(clientId) != line) {
            return;
        }
        Optional<Fault.Cut> cut = faults.find(Fault.Cut.class, event, clientId);
        if (cut.isPresent() && cut.get().moment() == Fault.Moment.BEFORE) {
            line.peer.cut();
            return;
        }
        Optional<Fault.Refuse> refuse = faults.find(Fault.Refuse.class, event, clientId);
        Outcome outcome =
                refuse.isPresent()
                        ? Outcome.refused(refuse.get().code(), refuse.get().message())
                        : apply(line, event, call);
        if (DECISIONS.contains(event) && !outcome.isRefusal()) {
            // Who decides about a crowd is no flood: there are no more of these than people wait.
            line.allowance.giveBack();
        }
        if (cut.isPresent()) {
            line.peer.cut();
        } else {
            answers.acknowledge(line.peer, event, call, outcome);
        }
        delivery.deliver(outcome);
    }

    private Outcome apply(Line line, EventName event, InboundCall call) {
        if (event == EventName.TOKEN) {
            return join(line, call.payload());
        }
        if (line.room == null) {
            return early(line);
        }
        String clientId = line.peer.clientId();
        boolean leaving = event == EventName.DROP && call.payload().path("self").asBoolean(false);
        if (leaving
                && line.room.state().waitingWith(clientId) != null
                && faults.has(Fault.Ghost.class, event, clientId)) {
            return line.room
                    .apply(new RoomCommand.Leave(clientId, true), clock.instant())
                    .end(clientId);
        }
        return line.room.apply(
                new RoomCommand.Request(clientId, event, call.payload()), clock.instant());
    }

    private Outcome join(Line line, JsonNode message) {
        if (line.room != null || line.refused) {
            return RequestRule.invalid("A connection joins once; open a new one.");
        }
        Outcome outcome = tryToJoin(line, message);
        if (outcome.isRefusal()) {
            line.refused = true;
            line.room = null;
            outcome.end(line.peer.clientId());
        }
        return outcome;
    }

    private Outcome tryToJoin(Line line, JsonNode message) {
        Instant now = clock.instant();
        try {
            TokenClaims claims = tokens.read(message, now);
            PracticeRoom room = rooms.find(claims.roomId()).orElse(null);
            if (room == null) {
                return Outcome.refused(
                        ResultCode.TOKEN_WRONG_ROOM, "The room of this token does not exist.");
            }
            Outcome outcome =
                    room.apply(JoinRequest.read(line.peer.clientId(), claims, message), now);
            line.room = room;
            return outcome;
        } catch (RefusedToken refused) {
            return Outcome.refused(refused.code(), String.valueOf(refused.getMessage()));
        }
    }
}
