package dev.anteroom.enx;

import static dev.anteroom.enx.RoomBench.isOpen;
import static dev.anteroom.enx.RoomBench.list;
import static dev.anteroom.enx.RoomBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.enx.Decision.Admitted;
import dev.anteroom.enx.Decision.AlreadyGone;
import dev.anteroom.enx.Decision.DecidedElsewhere;
import dev.anteroom.enx.Decision.Denied;
import dev.anteroom.enx.Decision.NotAllowed;
import dev.anteroom.enx.Decision.NotSent;
import dev.anteroom.enx.Decision.Refused;
import dev.anteroom.enx.Decision.RoomFull;
import dev.anteroom.enx.Decision.Unconfirmed;
import dev.anteroom.enx.RoomEvent.AwaitedVanished;
import dev.anteroom.enx.RoomEvent.Decided;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A click becomes a decision; each way it can end. */
final class DecisionsTest {
    private static final String YES = "{\"result\":0}";

    private final RoomBench bench = new RoomBench();

    private CompletionStage<Decision> approve(String id) {
        CompletionStage<Decision> stage = bench.room.approveAwaitedUser(id);
        bench.run();
        return stage;
    }

    private CompletionStage<Decision> deny(String id) {
        CompletionStage<Decision> stage = bench.room.denyAwaitedUser(id);
        bench.run();
        return stage;
    }

    @Test
    void approve_confirmed_admitsAndTheRowGoes() {
        bench.asModerator("g1", "g2");

        CompletionStage<Decision> decision = approve("g1");
        assertEquals(TextNode.valueOf("g1"), bench.channel().last("user-allowed").payload());
        assertTrue(isOpen(decision));
        assertEquals(List.of("g1", "g2"), bench.waiting());
        bench.acknowledge("user-allowed", YES);

        assertEquals(new Admitted(), now(decision));
        assertEquals(List.of("g2"), bench.waiting());
        assertEquals(
                0,
                bench.observer
                        .payloads("onAckForApproveAwaitedUser")
                        .getFirst()
                        .path("result")
                        .asInt(-9));
        assertEquals(new Admitted(), bench.events(Decided.class).getFirst().decision());
        assertEquals(List.of(), bench.events(AwaitedVanished.class));
    }

    @Test
    void deny_confirmed_deniesAndTheRowGoes() {
        bench.asModerator("g1");

        CompletionStage<Decision> decision = deny("g1");
        assertEquals(TextNode.valueOf("g1"), bench.channel().last("user-denied").payload());
        bench.acknowledge("user-denied", YES);

        assertEquals(new Denied(), now(decision));
        assertEquals(List.of(), bench.waiting());
        assertEquals(List.of("onRoomConnected", "onAckForDenyAwaitedUser"), bench.observer.names());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("{\"result\":4122,\"msg\":\"m\"}", new AlreadyGone()),
                Arguments.of("{\"result\":2102}", new RoomFull()),
                Arguments.of("{\"result\":2101}", new RoomFull()),
                Arguments.of("{\"result\":4101}", new NotAllowed()),
                Arguments.of("{\"result\":1168}", new NotAllowed()),
                Arguments.of(
                        "{\"result\":777,\"msg\":\"No\\u202E no\"}", new Refused(777, "No no")),
                Arguments.of("{}", new Unconfirmed()),
                Arguments.of("null", new Unconfirmed()),
                Arguments.of("\"garbage\"", new Unconfirmed()),
                Arguments.of("[0]", new Unconfirmed()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void approve_notConfirmed_keepsTheRowAndReadsTheListAgain(String answer, Decision expected) {
        bench.asModerator("g1", "g2");
        CompletionStage<Decision> decision = approve("g1");

        bench.acknowledge("user-allowed", answer);

        assertEquals(expected, now(decision));
        assertEquals(List.of("g1", "g2"), bench.waiting());
        assertEquals(1, bench.sent("getAwaitedUser"));
        bench.acknowledge("getAwaitedUser", list("g2"));
        assertEquals(List.of("g2"), bench.waiting());
    }

    @Test
    void approve_nullAckWithAnError_isReadFromTheSecondArgument() {
        bench.asModerator("g1");
        CompletionStage<Decision> decision = approve("g1");

        bench.acknowledge("user-allowed", "null", "{\"result\":4101,\"msg\":\"no\"}");

        assertEquals(new NotAllowed(), now(decision));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void approve_notAwaitedButInside_wasDecidedElsewhere() {
        bench.asModerator("g1");
        CompletionStage<Decision> decision = deny("g1");

        bench.serverSays("user-connected", RoomBench.user("g1", "G", "participant"));
        bench.acknowledge("user-denied", "{\"result\":4122}");

        assertEquals(new DecidedElsewhere(), now(decision));
        assertEquals(
                Vanishing.ADMITTED_ELSEWHERE, bench.events(AwaitedVanished.class).getFirst().why());
    }

    @Test
    void approve_userConnectedBeforeTheAck_isOurOwnDoing() {
        bench.asModerator("g1");
        CompletionStage<Decision> decision = approve("g1");

        bench.serverSays("user-connected", RoomBench.user("g1", "G", "participant"));
        assertEquals(List.of(), bench.waiting());
        bench.acknowledge("user-allowed", YES);

        assertEquals(new Admitted(), now(decision));
        assertEquals(List.of(), bench.events(AwaitedVanished.class));
        assertEquals("g1", bench.events(Decided.class).getFirst().person().name());
    }

    @Test
    void approve_noAnswer_isUnconfirmedAndTheListIsReplaced() {
        bench.asModerator("g1", "g2");
        CompletionStage<Decision> decision = approve("g1");

        bench.pass(Duration.ofSeconds(7));
        assertTrue(isOpen(decision));
        bench.pass(Duration.ofSeconds(1));

        assertEquals(new Unconfirmed(), now(decision));
        assertEquals(List.of("g1", "g2"), bench.waiting());
        bench.acknowledge("getAwaitedUser", list("g1"));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void approve_noAnswerButThePersonCameIn_isAdmitted() {
        bench.asModerator("g1");
        CompletionStage<Decision> decision = approve("g1");

        bench.serverSays("user-connected", RoomBench.user("g1", "G", "participant"));
        bench.pass(Duration.ofSeconds(8));

        assertEquals(new Admitted(), now(decision));
    }

    @Test
    void approve_answerAfterTheTimeout_changesNothing() {
        bench.asModerator("g1");
        CompletionStage<Decision> decision = approve("g1");
        bench.pass(Duration.ofSeconds(8));

        bench.acknowledge("user-allowed", YES);

        assertEquals(new Unconfirmed(), now(decision));
        assertEquals(1, bench.events(Decided.class).size());
        assertEquals(List.of("g1"), bench.waiting(), "only the list says so");
    }

    @Test
    void approve_whileLost_isNotSentAndNeverWill() {
        bench.asModerator("g1");
        bench.lose();

        assertEquals(new NotSent(), now(approve("g1")));
        bench.pass(Duration.ofSeconds(1));
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me2", "moderator", "g1"));

        assertEquals(0, bench.sent("user-allowed"));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void approve_onADeadConnectionNobodyNoticed_isNotSent() {
        bench.asModerator("g1");
        bench.channel().goDeaf();

        assertEquals(new NotSent(), now(approve("g1")));
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void approve_beforeTheJoin_isNotSent() {
        assertEquals(new NotSent(), now(approve("g1")));
    }

    @Test
    void approve_unknownId_isAlreadyGoneAndSendsNothing() {
        bench.asModerator("g1");

        assertEquals(new AlreadyGone(), now(approve("g9")));
        assertEquals(0, bench.sent("user-allowed"));
        assertEquals(
                "g9",
                bench.observer
                        .payloads("onAckForApproveAwaitedUser")
                        .getFirst()
                        .path("clientId")
                        .asText());
    }

    @Test
    void approve_personInside_wasDecidedElsewhere() {
        bench.asModerator("g1");
        bench.serverSays("user-connected", RoomBench.user("g1", "G", "participant"));

        assertEquals(new DecidedElsewhere(), now(approve("g1")));
        assertEquals(0, bench.sent("user-allowed"));
    }

    @Test
    void approve_byAParticipant_isNotAllowedAndSendsNothing() {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        assertEquals(new NotAllowed(), now(approve("g1")));
        assertEquals(new NotAllowed(), now(deny("g1")));
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
    }

    @Test
    void approve_twice_isSentOnceAndEndsTheSame() {
        bench.asModerator("g1");
        CompletionStage<Decision> first = approve("g1");
        CompletionStage<Decision> second = approve("g1");

        bench.acknowledge("user-allowed", YES);

        assertEquals(1, bench.sent("user-allowed"));
        assertEquals(new Admitted(), now(first));
        assertEquals(new Admitted(), now(second));
        assertEquals(1, bench.events(Decided.class).size());
    }

    @Test
    void approve_whileADenialIsUnderWay_getsTheDenialsEnd() {
        bench.asModerator("g1");
        CompletionStage<Decision> denial = deny("g1");
        CompletionStage<Decision> approval = approve("g1");

        bench.acknowledge("user-denied", YES);

        assertEquals(0, bench.sent("user-allowed"));
        assertEquals(new Denied(), now(denial));
        assertEquals(new Denied(), now(approval));
    }

    @Test
    void approve_severalPeople_areIndependent() {
        bench.asModerator("g1", "g2", "g3");
        CompletionStage<Decision> first = approve("g1");
        CompletionStage<Decision> second = deny("g2");
        CompletionStage<Decision> third = approve("g3");

        bench.acknowledge("user-denied", YES);
        bench.acknowledge("user-allowed", "{\"result\":2102}");

        assertTrue(isOpen(first));
        assertEquals(new Denied(), now(second));
        assertEquals(new RoomFull(), now(third));
        assertEquals(List.of("g1", "g3"), bench.waiting());
    }

    @Test
    void approve_cutOff_isUnconfirmedAndTheNextListDecides() {
        bench.asModerator("g1", "g2");
        CompletionStage<Decision> decision = approve("g1");

        bench.lose();

        assertEquals(new Unconfirmed(), now(decision));
        assertEquals(List.of("g1", "g2"), bench.waiting());
        bench.pass(Duration.ofSeconds(1));
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me2", "moderator", "g2"));
        assertEquals(List.of("g2"), bench.waiting());
        assertEquals(1, bench.sent("user-allowed"));
    }

    @Test
    void approve_refusedAndAskedAgain_isSentAgain() {
        bench.asModerator("g1");
        approve("g1");
        bench.acknowledge("user-allowed", "{\"result\":2102}");

        CompletionStage<Decision> again = approve("g1");
        bench.acknowledge("user-allowed", YES);

        assertEquals(new Admitted(), now(again));
        assertEquals(2, bench.sent("user-allowed"));
    }

    @Test
    void decide_blankOrEndlessId_failsAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> bench.room.approveAwaitedUser(" "));
        assertThrows(
                IllegalArgumentException.class, () -> bench.room.denyAwaitedUser("x".repeat(129)));
    }

    @Test
    void decide_stageHandedOut_cannotBeCompletedFromOutside() {
        bench.asModerator("g1");
        CompletionStage<Decision> stage = approve("g1");

        stage.toCompletableFuture().complete(new Admitted());

        assertEquals(List.of("g1"), bench.waiting());
        assertTrue(isOpen(stage.thenApply(decision -> decision)));
    }
}
