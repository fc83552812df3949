package dev.anteroom.console.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.testkit.FakeRoom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NoticesTest {
    private final NoticeStage stage = new NoticeStage();
    private final FakeRoom room = new FakeRoom();
    private final RoomWatch watch = stage.notices.watch(stage.room("Consultation"));

    @BeforeEach
    void watchAnEmptyRoom() {
        update();
    }

    private void update(RoomEvent... events) {
        watch.update(room.snapshot(), List.of(events));
    }

    private void knock(String id, String name) {
        room.knock(id, name);
        update();
    }

    private AlertTarget ada() {
        var person = room.awaitedParticipants().waiting().getFirst();
        return new AlertTarget(0, person.id(), person.order());
    }

    @Test
    void inFront_aKnockIsHeardAndCountedButNotShown() {
        knock("a", "Ada");
        assertEquals(List.of("badge 1", "ring 0.6"), stage.take());
        assertEquals(1, stage.notices.waitingProperty().get());
        stage.pass(Duration.ofSeconds(29));
        assertEquals(List.of(), stage.take());
        stage.pass(Duration.ofSeconds(1));
        assertEquals(List.of("ring 0.6"), stage.take());
        watch.attended();
        stage.pass(Duration.ofMinutes(2));
        assertEquals(List.of(), stage.take());
    }

    @Test
    void notInFront_oneAlertFollowsAllWhoWait() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        assertEquals(
                List.of(
                        "badge 1",
                        "ring 0.6",
                        "alert 1 person is waiting · Consultation / Ada / a"),
                stage.take());
        knock("b", "Bea");
        knock("c", "");
        assertEquals(List.of(), stage.take(), "it follows with the clock");
        stage.pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("badge 3", "alert 3 people are waiting · Consultation / Ada and 2 others"),
                stage.take());
        room.noLongerWaiting("a", "b");
        update();
        stage.pass(Duration.ofSeconds(1));
        assertEquals(
                List.of(
                        "badge 1",
                        "alert 1 person is waiting · Consultation / (no name given) / c"),
                stage.take());
        room.noLongerWaiting("c");
        update();
        assertEquals(List.of("badge 0", "no alert"), stage.take());
    }

    @Test
    void comingBackToTheWindow_takesTheAlertAway() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        stage.take();
        stage.notices.setInFront(true);
        assertEquals(List.of("no alert"), stage.take());
        stage.notices.setInFront(false);
        assertEquals(
                List.of("alert 1 person is waiting · Consultation / Ada / a"),
                stage.take(),
                "nobody cared for her yet");
        watch.attended();
        assertEquals(List.of("no alert"), stage.take());
    }

    @Test
    void theAlertsButtons_decideAboutExactlyWhomTheyShowed() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        AlertTarget ada = ada();
        knock("b", "Bea");
        stage.take();
        stage.listener.approve(ada);
        assertEquals(List.of("no alert", "approve a in Consultation"), stage.take());

        room.noLongerWaiting("a");
        update();
        stage.take();
        stage.listener.deny(ada);
        assertEquals(List.of(), stage.take(), "she waits no longer");
        room.knock("a", "Mallory");
        update();
        stage.take();
        stage.listener.approve(ada);
        assertEquals(List.of("no alert"), stage.take(), "another knock under the same id");
    }

    @Test
    void aDecisionThatCannotBeBegun_bringsTheWindowForward() {
        RoomWatch offline = stage.notices.watch(stage.room("offline"));
        room.knock("a", "Ada");
        stage.notices.setInFront(false);
        offline.update(room.snapshot(), List.of());
        stage.take();
        var person = room.awaitedParticipants().waiting().getFirst();
        stage.listener.deny(new AlertTarget(1, person.id(), person.order()));
        assertEquals(List.of("no alert", "deny a in offline", "open offline"), stage.take());
    }

    @Test
    void aDecisionThatFailed_isToldAgainToWhoIsElsewhere() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        stage.listener.approve(ada());
        stage.take();
        var person = room.awaitedParticipants().waiting().getFirst();
        update(new RoomEvent.Decided(person, new Decision.RoomFull()));
        assertEquals(List.of("alert 1 person is waiting · Consultation / Ada / a"), stage.take());
        stage.pass(Duration.ofSeconds(10));
        assertEquals(List.of("ring 0.6"), stage.take());
    }

    @Test
    void anAlertPutAwayByHand_comesWithTheNextKnockOnly() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        stage.take();
        stage.listener.dismissed();
        stage.pass(Duration.ofMinutes(2));
        assertEquals(List.of("no alert"), stage.take());
        knock("b", "Bea");
        assertEquals(
                List.of(
                        "ring 0.6",
                        "alert 2 people are waiting · Consultation / Ada and one other person"),
                stage.take());
    }

    @Test
    void anAlertThatWentAwayByItself_comesBack() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        stage.take();
        stage.listener.lapsed();
        stage.pass(Duration.ofSeconds(29));
        assertEquals(List.of(), stage.take());
        stage.pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("ring 0.6", "alert 1 person is waiting · Consultation / Ada / a"),
                stage.take());
    }

    @Test
    void open_bringsARoomWithPeopleForward() {
        stage.notices.watch(stage.room("empty"));
        stage.notices.setInFront(false);
        knock("a", "Ada");
        stage.take();
        stage.listener.open();
        assertEquals(List.of("open Consultation", "no alert"), stage.take());
    }

    @Test
    void doNotDisturb_countsButNeitherSoundsNorAlerts() {
        stage.notices.setInFront(false);
        knock("a", "Ada");
        stage.take();
        stage.notices.beQuiet();
        assertEquals(Duration.ofMinutes(15), stage.notices.quietLeftProperty().get());
        assertEquals(List.of("no alert"), stage.take());
        knock("b", "Bea");
        stage.pass(Duration.ofMinutes(14));
        assertEquals(List.of("badge 2"), stage.take());
        assertEquals(Duration.ofMinutes(1), stage.notices.quietLeftProperty().get());
        stage.notices.endQuiet();
        assertEquals(
                List.of(
                        "ring 0.6",
                        "alert 2 people are waiting · Consultation / Ada and one other person"),
                stage.take());
        assertTrue(stage.notices.quietLeftProperty().get().isZero());
    }

    @Test
    void whatIsSwitchedOff_isNotDone() {
        stage.settings = stage.settings.withSound(false);
        stage.notices.setInFront(false);
        knock("a", "Ada");
        assertFalse(stage.take().contains("ring 0.6"));
        stage.settings = stage.settings.withAlerts(false).withSound(true).withVolumePercent(20);
        stage.pass(Duration.ofSeconds(1));
        assertEquals(List.of("ring 0.2", "no alert"), stage.take());
    }

    @Test
    void anothersDecision_endsTheRepeats() {
        knock("a", "Ada");
        knock("b", "Bea");
        stage.take();
        var ada = room.awaitedParticipants().waiting().getFirst();
        room.noLongerWaiting("a");
        update(new RoomEvent.AwaitedVanished(ada, RoomEvent.Vanishing.ADMITTED_ELSEWHERE));
        stage.pass(Duration.ofMinutes(1));
        assertEquals(List.of(), stage.take(), "the number stayed 1 from tick to tick");
        assertEquals(1, stage.notices.waitingProperty().get());
    }

    @Test
    void severalRooms_areOneAlert() {
        FakeRoom second = new FakeRoom();
        RoomWatch other = stage.notices.watch(stage.room("Second"));
        stage.notices.setInFront(false);
        knock("a", "Ada");
        second.knock("a", "Somebody else with the same id");
        other.update(second.snapshot(), List.of());
        stage.take();
        stage.pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("badge 2", "alert 2 people are waiting / Consultation: 1\nConsultation: 1"),
                stage.take());
        AlertTarget inSecond =
                new AlertTarget(
                        1,
                        second.awaitedParticipants().waiting().getFirst().id(),
                        second.awaitedParticipants().waiting().getFirst().order());
        stage.listener.approve(inSecond);
        assertEquals(List.of("no alert", "approve a in Second"), stage.take());
        other.close();
        assertEquals(1, stage.notices.waitingProperty().get());
    }

    @Test
    void noSoundDevice_isKnownAfterATry() {
        stage.soundDevice = false;
        stage.notices.tryBell();
        assertTrue(stage.notices.muteProperty().get());
        stage.soundDevice = true;
        stage.notices.tryBell();
        assertFalse(stage.notices.muteProperty().get());
    }

    @Test
    void afterTheEnd_nothingIsDone() {
        knock("a", "Ada");
        stage.take();
        stage.notices.close();
        stage.notices.close();
        assertEquals(List.of("bell closed", "alert closed", "badge closed"), stage.take());
        knock("b", "Bea");
        stage.notices.setInFront(false);
        stage.pass(Duration.ofMinutes(1));
        assertEquals(List.of(), stage.take());
    }
}
