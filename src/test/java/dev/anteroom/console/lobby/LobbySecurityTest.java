package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Incidents of other products that must not happen here, as far as the lobby's models go. */
class LobbySecurityTest {
    private final DeskBench bench = new DeskBench(Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        bench.close();
    }

    private void ticks(int seconds) {
        for (int i = 1; i <= seconds; i++) {
            bench.time(Duration.ofNanos(bench.clock.get()).plusSeconds(1));
        }
    }

    /** What happens to a room without anybody deciding. */
    enum Turn {
        CONNECT {
            @Override
            void happen(FakeRoom room) {
                room.connection(new ConnectionState.Connecting());
                room.connection(new ConnectionState.Connected());
            }
        },
        RECONNECT {
            @Override
            void happen(FakeRoom room) {
                room.connection(new ConnectionState.Reconnecting(1, 3));
                room.connection(new ConnectionState.Connected());
            }
        },
        ROLE_CHANGE {
            @Override
            void happen(FakeRoom room) {
                List<AwaitedParticipant> waiting = room.awaitedParticipants().waiting();
                room.role(RoomRole.PARTICIPANT);
                room.waiting(List.of());
                room.role(RoomRole.MODERATOR);
                room.waiting(waiting);
            }
        },
        KNOCK_SWITCHED {
            @Override
            void happen(FakeRoom room) {
                room.switches(false, false, false);
                room.tell(new RoomEvent.KnockChanged(false));
                room.switches(false, true, false);
                room.tell(new RoomEvent.KnockChanged(true));
            }
        };

        abstract void happen(FakeRoom room);
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void q8_noTurnOfTheRoom_letsAnybodyIn(Turn turn) {
        bench.knock("a", "b");
        turn.happen(bench.room);
        bench.fx.runAll();
        ticks(60);

        assertEquals(List.of(), bench.decisions());
    }

    @ParameterizedTest
    @EnumSource(value = Turn.class, names = "KNOCK_SWITCHED", mode = EnumSource.Mode.EXCLUDE)
    void q8_noTurnOfTheRoom_letsAnybodyIn_whileDecisionsCouldStillBeTakenBack(Turn turn) {
        bench.knock("a", "b", "c");
        bench.model.decide(bench.row("a"), Verdict.APPROVE);
        bench.desk().decide(bench.all(), Verdict.APPROVE);
        bench.fx.runAll();
        // Each step is seen on its own here; a burst seen as one is the next test.
        switch (turn) {
            case CONNECT -> bench.room.connection(new ConnectionState.Connecting());
            case RECONNECT -> bench.room.connection(new ConnectionState.Reconnecting(1, 3));
            default -> {
                bench.room.role(RoomRole.PARTICIPANT);
                bench.room.waiting(List.of());
            }
        }
        bench.fx.runAll();
        turn.happen(bench.room);
        bench.fx.runAll();
        ticks(60);

        assertEquals(List.of(), bench.decisions());
    }

    @Test
    void q8_aBriefCutThatTheWindowNeverSaw_makesDraftsAllTheSame() {
        bench.knock("a");
        bench.model.decide(bench.row("a"), Verdict.APPROVE);
        // Lost and back before the window's thread has run once.
        Turn.RECONNECT.happen(bench.room);
        bench.fx.runAll();
        ticks(60);

        assertEquals(List.of(), bench.decisions());
        assertEquals(1, bench.desk().draftCountProperty().get());
    }

    @Test
    void q9_claimsOfPeopleWhoAreNoModerators_areIgnored() {
        bench.room.participants(
                List.of(
                        person(FakeRoom.SELF.value(), RoomRole.MODERATOR),
                        person("mallory", RoomRole.PARTICIPANT),
                        person("viewer", RoomRole.VIEWER)));
        bench.knock("a");
        for (String sender : List.of("mallory", "viewer", "nobody", "a", FakeRoom.SELF.value())) {
            bench.room.tell(
                    new RoomEvent.UserDataReceived(
                            new ClientId(sender),
                            ClaimMessage.of(ClaimMessage.Kind.CLAIM, new ClientId("a")).toJson()));
            bench.room.tell(
                    new RoomEvent.UserDataReceived(
                            new ClientId(sender), ClaimMessage.ask().toJson()));
        }
        bench.fx.runAll();

        assertEquals(Claim.NOBODY, bench.row("a").look().claim());
        assertEquals(List.of(), bench.room.calls());
    }

    @Test
    void q9_aNoticeOfADecision_changesNothing_whoeverSendsIt() {
        bench.knock("a");
        bench.room.participants(
                List.of(
                        person(FakeRoom.SELF.value(), RoomRole.MODERATOR),
                        person("ito", RoomRole.MODERATOR)));
        bench.room.tell(
                new RoomEvent.UserDataReceived(
                        new ClientId("ito"),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("anteroom", 1)
                                .put("kind", "approve")
                                .put("clientId", "a")));
        bench.fx.runAll();

        assertEquals(new RowState.Waiting(), bench.state("a"));
        assertEquals(List.of(), bench.decisions());
    }

    @Test
    void q12_fiveHundredKnocksInTenSeconds_costOneChangeAndOneSentenceEachTime() {
        AtomicInteger changes = new AtomicInteger();
        AtomicInteger sentences = new AtomicInteger();
        bench.model
                .items()
                .list()
                .addListener((ListChangeListener<LobbyItem>) _ -> changes.incrementAndGet());
        bench.status.sentenceProperty().addListener((_, _, _) -> sentences.incrementAndGet());
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 50; i++) {
                bench.room.knock("raid" + second + "-" + i, "Raider " + second);
            }
            assertEquals(1, bench.fx.size(), "fifty knocks are one hop");
            bench.fx.runAll();
            ticks(1);
        }

        assertEquals(500, bench.model.rows().size());
        assertEquals(10, changes.get());
        assertEquals(10, sentences.get());
        assertEquals(List.of(), bench.decisions());
    }

    @Test
    void q13_aDuplicateKnock_makesNoSecondRow() {
        AwaitedParticipant ada = bench.room.knock("a", "Ada");
        bench.room.tell(new RoomEvent.Knocked(ada));
        bench.room.waiting(List.of(ada, ada));
        bench.fx.runAll();

        assertEquals(1, bench.model.rows().size());
        assertEquals(List.of("a"), DeskBench.ids(bench.all()));
    }

    @Test
    void q13_anEventAboutSomebodyUnknown_changesNothing() {
        bench.knock("a");
        bench.room.tell(
                new RoomEvent.AwaitedVanished(
                        bench.room.person("foreign", "Eve", 0),
                        RoomEvent.Vanishing.ADMITTED_ELSEWHERE));
        bench.fx.runAll();

        assertEquals(new RowState.Waiting(), bench.state("a"));
        assertEquals(1, bench.model.rows().size());
    }

    @Test
    void q14_thereIsNoEmptyId_andACrowdOfNobodyDecidesAboutNobody() {
        assertThrows(IllegalArgumentException.class, () -> new ClientId(""));
        bench.knock("a", "b");
        bench.desk().decide(Crowd.NOBODY, Verdict.APPROVE);
        bench.desk().decide(Crowd.NOBODY, Verdict.DENY);
        bench.desk().confirm(false);
        bench.desk().sendDrafts();
        bench.desk().retry();
        bench.fx.runAll();
        ticks(60);

        assertEquals(List.of(), bench.room.calls());
        assertTrue(bench.desk().questionProperty().get().isEmpty());
    }

    private static Participant person(String id, RoomRole role) {
        return new Participant(new ClientId(id), id, false, role, false, false);
    }
}
