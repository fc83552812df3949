package dev.anteroom.enx;

import static dev.anteroom.enx.RoomBench.isOpen;
import static dev.anteroom.enx.RoomBench.list;
import static dev.anteroom.enx.RoomBench.now;
import static dev.anteroom.enx.RoomBench.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomEvent.AwaitedVanished;
import dev.anteroom.enx.RoomEvent.Knocked;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lobby is the server's list, whatever arrives, and whatever does not. */
final class AwaitedListTest {
    private final RoomBench bench = new RoomBench();

    private List<String> knocks() {
        return bench.events(Knocked.class).stream().map(event -> event.person().name()).toList();
    }

    private List<Vanishing> vanishings() {
        return bench.events(AwaitedVanished.class).stream().map(AwaitedVanished::why).toList();
    }

    @Test
    void knock_becomesARowAnEventAndACallback() {
        bench.asModerator();
        bench.pass(Duration.ofSeconds(3));

        bench.serverSays(
                "user-awaited", "{\"clientId\":\"g1\",\"name\":\"Ann\",\"data\":{\"a\":1}}");

        AwaitedParticipant person = bench.room.awaitedParticipants().waiting().getFirst();
        assertEquals("Ann", person.name());
        assertEquals(
                new Arrival.Knocked(bench.clock.instant(), bench.clock.nanos()), person.arrival());
        assertEquals(List.of(new Knocked(person)), bench.events(Knocked.class));
        ObjectNode told = bench.observer.payloads("onUserAwaited").getFirst();
        assertEquals("g1", told.path("clientId").asText());
        assertEquals("g1", told.path("id").asText());
        assertEquals("{\"a\":1}", told.path("data").toString());
    }

    @Test
    void knock_withOnlyAnId_isToldWithBoth() {
        bench.asModerator();

        bench.serverSays("user-awaited", "{\"id\":\"g1\",\"name\":\"Ann\"}");

        assertEquals(List.of("g1"), bench.waiting());
        assertEquals(
                "g1",
                bench.observer.payloads("onUserAwaited").getFirst().path("clientId").asText());
    }

    @Test
    void knock_payloadAfterAnotherArgument_isFoundByType() {
        bench.asModerator();

        bench.serverSays("user-awaited", "\"user-awaited\"", person("g1"));

        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void knock_twice_isOneRowOneEventOneCallback() {
        bench.asModerator("g0");

        bench.serverSays("user-awaited", person("g1"));
        bench.serverSays("user-awaited", person("g1"));
        bench.serverSays("user-awaited", person("g0"));

        assertEquals(List.of("g0", "g1"), bench.waiting());
        assertEquals(List.of("g1"), knocks());
        assertEquals(1, bench.observer.payloads("onUserAwaited").size());
    }

    @Test
    void knock_ofSomebodyInside_isNoRow() {
        bench.asModerator();
        bench.serverSays("user-connected", RoomBench.user("g1", "G", "participant"));

        bench.serverSays("user-awaited", person("g1"));

        assertEquals(List.of(), bench.waiting());
    }

    @Test
    void knock_toldToAParticipant_isNoRow() {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        bench.serverSays("user-awaited", person("g1"));

        assertEquals(List.of(), bench.waiting());
        assertEquals(List.of("onRoomConnected"), bench.observer.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "\"g1\"",
                "[]",
                "{}",
                "{\"clientId\":\"\"}",
                "{\"clientId\":[]}"
            })
    void knock_malformed_isDroppedAndTheNextOneHeard(String payload) {
        bench.asModerator("g0");

        bench.serverSays("user-awaited", payload);
        bench.serverSays("user-awaited", person("g1"));

        assertEquals(List.of("g0", "g1"), bench.waiting());
    }

    @Test
    void knock_hostileName_isShownClean() {
        bench.asModerator();

        bench.serverSays(
                "user-awaited", "{\"clientId\":\"g1\",\"name\":\"Ann\\u202E\\nModerator\"}");

        AwaitedParticipant person = bench.room.awaitedParticipants().waiting().getFirst();
        assertEquals("Ann Moderator", person.name());
        assertTrue(person.nameAltered());
    }

    @Test
    void knocks_aThousandAtOnce_makeOneSnapshot() {
        bench.asModerator();
        int before = bench.snapshots.size();

        for (int i = 0; i < 1_000; i++) {
            bench.channel().emitFromServer("user-awaited", person("g" + i));
        }
        bench.run();

        assertEquals(1_000, bench.waiting().size());
        assertEquals(before + 1, bench.snapshots.size());
        assertEquals(1_000, knocks().size());
    }

    @Test
    void entering_takesTheRowAndSaysAnotherModeratorDidIt() {
        bench.asModerator("g1", "g2");

        bench.serverSays("user-connected", RoomBench.user("g1", "G", "participant"));

        assertEquals(List.of("g2"), bench.waiting());
        assertEquals(List.of(Vanishing.ADMITTED_ELSEWHERE), vanishings());
    }

    @Test
    void interval_readsTheListAgainAndAgain() {
        bench.asModerator("g1", "g2");

        bench.pass(Duration.ofSeconds(15));
        bench.acknowledge("getAwaitedUser", list("g2", "g3"));

        assertEquals(List.of("g2", "g3"), bench.waiting());
        assertEquals(List.of(Vanishing.LEFT_OR_DENIED_ELSEWHERE), vanishings());
        assertEquals(List.of("g3"), knocks(), "a knock whose event was missed");
        bench.pass(Duration.ofSeconds(15));
        assertEquals(2, bench.sent("getAwaitedUser"));
        bench.room.disconnect();
        bench.run();
        bench.pass(Duration.ofMinutes(1));
        assertEquals(2, bench.sent("getAwaitedUser"));
    }

    @Test
    void interval_neverAsksTwiceAtATime() {
        RoomBench slow =
                new RoomBench(
                        new RoomOptions(
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(10),
                                3,
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(15),
                                java.util.Map.of()));
        slow.asModerator("g1");

        slow.pass(Duration.ofSeconds(50));

        assertEquals(1, slow.sent("getAwaitedUser"));
        assertEquals(List.of("g1"), slow.waiting());
    }

    @Test
    void interval_asAParticipant_neverAsks() {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        bench.pass(Duration.ofMinutes(2));

        assertEquals(0, bench.sent("getAwaitedUser"));
    }

    @Test
    void refresh_neverAnswered_emptiesNothing() {
        bench.asModerator("g1");
        var refresh = bench.room.refreshAwaitedUsers();
        bench.run();

        bench.pass(Duration.ofSeconds(8));

        assertEquals(new RequestOutcome.Unconfirmed(), now(refresh));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"x\"",
                "{\"result\":4101}",
                "{\"result\":99,\"awaitedParticipants\":[]}",
                "{\"result\":0}",
                "{\"result\":0,\"awaitedParticipants\":null}",
                "{\"result\":0,\"awaitedParticipants\":{}}",
                "{\"result\":0,\"awaitedParticipants\":[7,{}]}"
            })
    void refresh_refusedOrGarbage_emptiesNothing(String answer) {
        bench.asModerator("g1");
        var refresh = bench.room.refreshAwaitedUsers();
        bench.run();

        bench.acknowledge("getAwaitedUser", answer);

        assertEquals(List.of("g1"), bench.waiting());
        assertTrue(!(now(refresh) instanceof RequestOutcome.Done), "not done");
    }

    @Test
    void refresh_oneBadEntry_costsOnlyThatEntry() {
        bench.asModerator();
        var refresh = bench.room.refreshAwaitedUsers();
        bench.run();

        bench.acknowledge(
                "getAwaitedUser",
                "{\"result\":0,\"awaitedParticipants\":[{},{\"clientId\":\"g1\",\"name\":\"A\"}]}");

        assertInstanceOf(RequestOutcome.Done.class, now(refresh));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void refresh_askedDuringAnother_isAnsweredByALaterReading() {
        bench.asModerator("g1", "g2");
        var first = bench.room.refreshAwaitedUsers();
        bench.run();
        var second = bench.room.refreshAwaitedUsers();
        var third = bench.room.refreshAwaitedUsers();
        bench.run();
        assertEquals(1, bench.sent("getAwaitedUser"));

        bench.acknowledge("getAwaitedUser", list("g1", "g2"));

        assertInstanceOf(RequestOutcome.Done.class, now(first));
        assertTrue(isOpen(second) && isOpen(third));
        assertEquals(2, bench.sent("getAwaitedUser"), "one reading for both");
        bench.acknowledge("getAwaitedUser", list("g2"));
        assertInstanceOf(RequestOutcome.Done.class, now(second));
        assertInstanceOf(RequestOutcome.Done.class, now(third));
        assertEquals(List.of("g2"), bench.waiting());
    }

    @Test
    void refresh_lateAnswer_neitherHidesAKnockNorBringsBackADeniedPerson() {
        bench.asModerator("g1");
        bench.room.refreshAwaitedUsers();
        bench.run();
        bench.serverSays("user-awaited", person("g2"));
        bench.room.denyAwaitedUser("g1");
        bench.run();
        bench.acknowledge("user-denied", "{\"result\":0}");

        bench.acknowledge("getAwaitedUser", list("g1"));

        assertEquals(List.of("g2"), bench.waiting());
        assertEquals(List.of("g2"), knocks());
        assertEquals(List.of(), vanishings());
    }

    @Test
    void refresh_cutOff_endsAllWhoAsked() {
        bench.asModerator("g1");
        var first = bench.room.refreshAwaitedUsers();
        bench.run();
        var second = bench.room.refreshAwaitedUsers();
        bench.run();

        bench.lose();

        assertEquals(new RequestOutcome.Unconfirmed(), now(first));
        assertEquals(new RequestOutcome.NotSent(), now(second));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void awaitedPersonDisconnected_isOnlyAReasonToAsk() {
        bench.asModerator("g1", "g2");

        bench.serverSays("user-disconnected", "{\"clientId\":\"g1\",\"name\":\"G\"}");

        assertEquals(List.of("g1", "g2"), bench.waiting());
        bench.acknowledge("getAwaitedUser", list("g2"));
        assertEquals(List.of("g2"), bench.waiting());
    }

    @Test
    void knockSwitchedOff_asksTheServerAndBelievesIt() {
        bench.asModerator("g1", "g2");

        bench.serverSays("roomManagementEvents", "{\"id\":\"knock-disabled\"}");

        assertEquals(false, bench.room.snapshot().knockEnabled());
        assertEquals(List.of("g1", "g2"), bench.waiting());
        bench.acknowledge("getAwaitedUser", list("g2"));
        assertEquals(List.of("g2"), bench.waiting());
        assertEquals(List.of(Vanishing.KNOCK_SWITCHED_OFF), vanishings());
        assertEquals(1, bench.observer.payloads("onKnockSwitched").size());
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
    }

    @Test
    void knockSwitchedOff_serverRefusesTheList_endsTheLobbyAsWebClientsDo() {
        bench.asModerator("g1");
        bench.serverSays("roomManagementEvents", "{\"id\":\"knock-disabled\"}");

        bench.acknowledge("getAwaitedUser", "{\"result\":99}");

        assertEquals(List.of(), bench.waiting());
        assertEquals(List.of(Vanishing.KNOCK_SWITCHED_OFF), vanishings());
    }

    @Test
    void knockSwitchedOff_serverSilent_keepsTheLobby() {
        bench.asModerator("g1");
        bench.serverSays("roomManagementEvents", "{\"id\":\"knock-disabled\"}");

        bench.pass(Duration.ofSeconds(8));

        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void promotion_bringsTheBacklogAndTheListIsReadAgain() {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        bench.serverSays(
                "userRoleChanged",
                "{\"moderator\":{\"old\":\"mod\",\"new\":\"me\"},\"awaitedParticipants\":["
                        + RoomBench.people("g1", "g2")
                        + "]}");

        assertEquals(List.of("g1", "g2"), bench.waiting());
        assertEquals(RoomRole.MODERATOR, bench.room.snapshot().role());
        assertEquals(List.of(), knocks());
        bench.acknowledge("getAwaitedUser", list("g2"));
        assertEquals(List.of("g2"), bench.waiting());
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
    }

    @Test
    void promotion_withoutAList_takesTheReadListForABacklog() {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));
        bench.serverSays("userRoleChanged", "{\"moderator\":{\"old\":null,\"new\":\"me\"}}");

        bench.acknowledge("getAwaitedUser", list("g1"));

        assertEquals(List.of(), knocks());
        assertInstanceOf(
                Arrival.BeforeYouJoined.class,
                bench.room.awaitedParticipants().waiting().getFirst().arrival());
    }

    @Test
    void demotion_endsWhatWeAreTold() {
        bench.asModerator("g1");

        bench.serverSays(
                "userRoleChanged",
                "{\"clientsInfo\":[{\"clientId\":\"me\",\"role\":{\"old\":\"moderator\",\"new\":\"participant\"}}]}");

        assertEquals(List.of(), bench.waiting());
        assertEquals(List.of(), vanishings());
        bench.pass(Duration.ofMinutes(1));
        assertEquals(0, bench.sent("getAwaitedUser"));
    }
}
