package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "I am on it": what is told, what is believed, when it ends. */
class ClaimsTest {
    private final DeskBench bench = new DeskBench(Duration.ZERO);

    @AfterEach
    void stop() {
        bench.close();
    }

    private void inRoom(Participant... others) {
        List<Participant> people = new ArrayList<>();
        people.add(person(FakeRoom.SELF.value(), "Dr. Winter", RoomRole.MODERATOR));
        people.addAll(List.of(others));
        bench.room.participants(people);
        bench.fx.runAll();
    }

    private static Participant person(String id, String name, RoomRole role) {
        return new Participant(new ClientId(id), name, false, role, false, false);
    }

    private static Participant ito() {
        return person("ito", "Dr. Ito", RoomRole.MODERATOR);
    }

    private void hear(String sender, String json) {
        try {
            bench.room.tell(
                    new RoomEvent.UserDataReceived(
                            new ClientId(sender), new JsonMapper().readTree(json)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        bench.fx.runAll();
    }

    private static String claim(String id) {
        return "{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":\"" + id + "\"}";
    }

    private List<String> sent() {
        return bench.room.calls().stream()
                .filter(call -> call.method().equals("sendUserData"))
                .map(FakeRoom.Call::argument)
                .toList();
    }

    private String shown(String id) {
        return new RowTexts(bench.model.texts()).claim(bench.row(id).look());
    }

    @Test
    void aColleaguesClaim_isShownInWords() {
        inRoom(ito());
        bench.knock("a");
        hear("ito", claim("a"));
        assertEquals("Dr. Ito is on it", shown("a"));

        hear("ito", "{\"anteroom\":1,\"kind\":\"release\",\"clientId\":\"a\"}");
        assertEquals("", shown("a"));
    }

    @Test
    void onesOwnClaim_isToldToModeratorsOnly_andShown() {
        inRoom(ito(), person("p", "Ada", RoomRole.PARTICIPANT));
        bench.knock("a");
        bench.model.toggleClaim(List.of(bench.row("a")));

        assertEquals("{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":\"a\"}", sent().getLast());
        assertEquals("You are on it", shown("a"));
        hear("ito", claim("a"));
        assertEquals("You and Dr. Ito are on it", shown("a"));

        bench.model.toggleClaim(List.of(bench.row("a")));
        assertEquals("{\"anteroom\":1,\"kind\":\"release\",\"clientId\":\"a\"}", sent().getLast());
        assertEquals("Dr. Ito is on it", shown("a"));
    }

    @Test
    void withoutColleagues_nothingIsSentToAnybody() {
        inRoom(person("p", "Ada", RoomRole.PARTICIPANT));
        bench.knock("a");
        bench.model.toggleClaim(List.of(bench.row("a")));

        assertEquals(List.of(), sent());
        assertEquals("You are on it", shown("a"));
        assertTrue(bench.said().contains("No other moderator"), bench.said());
    }

    @Test
    void aClaimThatCouldNotBeTold_isSaid() {
        inRoom(ito());
        bench.knock("a");
        bench.model.toggleClaim(List.of(bench.row("a")));
        bench.room.answer(new RequestOutcome.NotSent());
        bench.fx.runAll();

        assertEquals("The other moderators could not be told.", bench.said());
    }

    @Test
    void aClaimEnds_whenTheClaimerLeaves() {
        inRoom(ito());
        bench.knock("a");
        hear("ito", claim("a"));
        inRoom();
        assertEquals("", shown("a"));
    }

    @Test
    void aClaimEnds_whenTheClaimerIsNoLongerAModerator() {
        inRoom(ito());
        bench.knock("a");
        hear("ito", claim("a"));
        inRoom(person("ito", "Dr. Ito", RoomRole.PARTICIPANT));
        assertEquals("", shown("a"));
    }

    @Test
    void aClaimEnds_whenThePersonNoLongerWaits() {
        inRoom(ito());
        bench.knock("a");
        hear("ito", claim("a"));
        bench.model.toggleClaim(List.of(bench.row("a")));
        bench.room.noLongerWaiting("a");
        bench.fx.runAll();
        bench.time(LobbyRows.FAREWELL);
        bench.knock("a");
        assertEquals("", shown("a"));
    }

    @Test
    void whoJoinsLate_asks_andIsAnsweredAlone() {
        inRoom(ito());
        bench.knock("a", "b");
        bench.model.toggleClaim(List.of(bench.row("b")));
        int before = sent().size();
        hear("ito", "{\"anteroom\":1,\"kind\":\"ask\"}");
        assertEquals(List.of(claim("b")), sent().subList(before, sent().size()));

        hear("ito", "{\"anteroom\":1,\"kind\":\"ask\"}");
        assertEquals(before + 1, sent().size(), "asking again at once is not answered");
        bench.time(Duration.ofSeconds(2));
        hear("ito", "{\"anteroom\":1,\"kind\":\"ask\"}");
        assertEquals(before + 2, sent().size());
    }

    @Test
    void comingBack_asksAgain_andTellsOnesOwn() {
        inRoom(ito());
        bench.knock("a");
        bench.model.toggleClaim(List.of(bench.row("a")));
        bench.room.connection(new ConnectionState.Reconnecting(1, 3));
        bench.fx.runAll();
        int before = sent().size();
        bench.room.connection(new ConnectionState.Connected());
        bench.fx.runAll();

        assertEquals(
                List.of("{\"anteroom\":1,\"kind\":\"ask\"}", claim("a")),
                sent().subList(before, sent().size()));
    }

    @Test
    void aModeratorWhoComes_isAskedNothing_becauseItAsks() {
        bench.knock("a");
        inRoom();
        int before = sent().size();
        inRoom(ito());
        assertEquals(before, sent().size());
    }

    @Test
    void aCrowd_cannotBeClaimed() {
        inRoom(ito());
        bench.crowd(Claims.MOST + 1);
        bench.model.toggleClaim(bench.model.rows());

        assertEquals(List.of(), sent());
        assertFalse(bench.row("id0").look().claim().mine());
        bench.model.toggleClaim(
                IntStream.range(0, Claims.MOST).mapToObj(i -> bench.row("id" + i)).toList());
        assertTrue(bench.row("id0").look().claim().mine());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "\"claim\"",
                "[]",
                "{}",
                "{\"kind\":\"claim\",\"clientId\":\"a\"}",
                "{\"anteroom\":2,\"kind\":\"claim\",\"clientId\":\"a\"}",
                "{\"anteroom\":\"1\",\"kind\":\"claim\",\"clientId\":\"a\"}",
                "{\"anteroom\":1,\"kind\":\"approve\",\"clientId\":\"a\"}",
                "{\"anteroom\":1,\"kind\":[\"claim\"],\"clientId\":\"a\"}",
                "{\"anteroom\":1,\"kind\":\"claim\"}",
                "{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":\"\"}",
                "{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":null}",
                "{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":{\"a\":1}}",
                "{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":\"nobody\"}",
                "{\"anteroom\":1,\"kind\":\"claim\",\"clientId\":\"a\",\"name\":\"more\"}",
                "{\"anteroom\":1,\"kind\":\"ask\",\"clientId\":\"a\"}"
            })
    void whatIsNotExactlyAClaim_changesNothing(String json) {
        inRoom(ito());
        bench.knock("a");
        hear("ito", json);

        assertEquals(Claim.NOBODY, bench.row("a").look().claim());
        assertEquals(List.of(), sent());
    }

    @Test
    void anEndlessId_changesNothing() {
        inRoom(ito());
        bench.knock("a");
        hear("ito", claim("a".repeat(100_000)));
        assertEquals(Claim.NOBODY, bench.row("a").look().claim());
    }
}
