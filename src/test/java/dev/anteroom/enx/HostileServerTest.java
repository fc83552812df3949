package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.FakeSignalingChannel.Sent;
import dev.anteroom.testkit.Hostile;
import dev.anteroom.testkit.Hostile.Said;
import dev.anteroom.wire.EventName;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * A server that says anything at all, in any order: the room stays usable, and nobody is decided
 * about but by the program that uses it.
 */
final class HostileServerTest {
    private static final List<EventName> EVENTS = List.of(EventName.values());
    private final List<Said> said = Hostile.transcripts("server");

    private static void unharmed(RoomBench bench) {
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
        for (AwaitedParticipant person : bench.room.awaitedParticipants().waiting()) {
            assertFalse(person.id().value().isBlank());
            assertTrue(person.name().length() <= 400, person.name());
        }
        if (bench.room.snapshot().connection() instanceof ConnectionState.Connected
                && bench.room.snapshot().role() == RoomRole.MODERATOR) {
            bench.serverSays("user-awaited", RoomBench.person("afterwards"));
            assertTrue(bench.waiting().contains("afterwards"), "a good knock is still heard");
        }
    }

    @Test
    void events_whateverTheyHold_harmNothing() {
        Hostile.attack(
                hostile -> {
                    RoomBench bench = bench();
                    bench.asModerator("g1");
                    var _ = bench.room.publish(new FakeLocalMedia(), PublishOptions.DEFAULTS);
                    bench.run();
                    for (int i = 0; i < 8; i++) {
                        Said event = anyEvent(hostile);
                        if (!event.name().equals("room-disconnected")) {
                            bench.serverSays(event.name(), payload(hostile, event));
                        }
                    }
                    unharmed(bench);
                });
    }

    /** As it was once said, or any other with what was said of something else. */
    private Said anyEvent(Hostile hostile) {
        Said once = hostile.oneOf(said);
        return hostile.number(2) == 0
                ? once
                : new Said(hostile.oneOf(EVENTS).wireName(), once.payload());
    }

    @Test
    void answers_whateverTheyHold_endEachRequestWithAName() {
        Hostile.attack(
                hostile -> {
                    RoomBench bench = bench();
                    bench.asModerator("g1", "g2");
                    CompletionStage<RequestOutcome> lock = bench.room.lockRoom();
                    CompletionStage<RequestOutcome> list = bench.room.refreshAwaitedUsers();
                    bench.run();
                    for (Sent sent : bench.channel().sent()) {
                        String[] arguments = new String[hostile.number(3)];
                        for (int i = 0; i < arguments.length; i++) {
                            arguments[i] =
                                    hostile.damaged(hostile.oneOf(said).payload()).toString();
                        }
                        sent.acknowledge(arguments);
                        bench.run();
                    }
                    bench.pass(RoomBench.OPTIONS.requestTimeout());

                    RoomBench.now(lock);
                    RoomBench.now(list);
                    unharmed(bench);
                });
    }

    @Test
    void joins_whateverIsAnswered_endInTheRoomOrWithAReason() {
        List<Said> rooms =
                said.stream().filter(each -> each.name().equals("room-connected")).toList();
        Hostile.attack(
                hostile -> {
                    RoomBench bench = bench();
                    bench.channel().accept();
                    bench.run();
                    bench.acknowledge("token", "{\"result\":0,\"clientId\":\"me\"}");
                    bench.serverSays("room-connected", payload(hostile, hostile.oneOf(rooms)));
                    bench.pass(RoomBench.OPTIONS.connectTimeout());

                    assertFalse(
                            bench.room.snapshot().connection()
                                    instanceof ConnectionState.Connecting,
                            "it hangs");
                    unharmed(bench);
                });
    }

    private static RoomBench bench() {
        return new RoomBench(RoomBench.OPTIONS, "moderator", new FakeMediaEngine().connectLinks());
    }

    private static String payload(Hostile hostile, Said event) {
        JsonNode payload = event.payload();
        return (payload.isMissingNode() ? hostile.anything(2) : hostile.damaged(payload))
                .toString();
    }
}
