package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Action;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.console.trust.Sighting.Finding;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxRoomObserver;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.RoomWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trust against the real order of events: the real SDK and the practice room, over sockets. */
@NullUnmarked // each test opens what it needs first
class TrustInThePracticeRoomTest {
    private record Person(EnxRoom room, RoomWatch watch) {
        String id() {
            return room.snapshot().selfId().orElseThrow().value();
        }
    }

    private final ExecutorService desk = Executors.newSingleThreadExecutor();
    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final EnxRtc rtc = new EnxRtc();
    private PracticeServer server;
    private String roomId;
    private Person moderator;
    private RoomTrust trust;
    private RoomFeed feed;

    @BeforeEach
    void open() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        roomId = server.createRoom(RoomSettings.knockRoom("Consulting"));
        moderator = join("Mo", "moderator");
        moderator.watch().connected();
        trust =
                new RoomTrust(
                        moderator.room(),
                        new TrustMemory(),
                        DeskJournal.NONE,
                        InstantSource.system(),
                        desk);
        onDesk(
                () -> {
                    trust.onSightings(sightings::addAll);
                    feed = new RoomFeed(moderator.room(), desk, trust::update);
                });
    }

    @AfterEach
    void close() {
        feed.close();
        rtc.close();
        server.close();
        desk.shutdownNow();
    }

    @Test
    void q2_whomWeApprove_isNoAlarm() throws Exception {
        Person ada = guest("Ada");
        RoomWatch.result(moderator.room().approveAwaitedUser(ada.id()));
        seenInside("Ada");

        assertEquals(List.of(), sightings);
    }

    @Test
    void q2_whomAnotherModeratorApproves_isToldInALowerTone() throws Exception {
        Person second = join("Second", "moderator");
        second.watch().connected();
        seenInside("Second");
        Person ada = guest("Ada");
        second.watch().waiting("Ada");
        RoomWatch.result(second.room().approveAwaitedUser(ada.id()));
        seenInside("Ada");

        assertEquals(
                List.of(Finding.MODERATOR, Finding.ADMITTED_ELSEWHERE),
                sightings.stream().map(Sighting::finding).toList());
    }

    @Test
    void q2_whoComesInWhileKnockIsOff_isNoAlarm() throws Exception {
        RoomWatch.result(moderator.room().enableKnock(false));
        Person ada = join("Ada", "participant");
        ada.watch().connected();
        seenInside("Ada");
        RoomWatch.result(moderator.room().enableKnock(true));
        moderator.watch().await(snapshot -> snapshot.knockEnabled());
        settle();

        assertEquals(List.of(), sightings);
    }

    @Test
    void q2_aGuestWhoseConnectionBreaks_comesBackInALowerTone() throws Exception {
        Person ada = guest("Ada");
        RoomWatch.result(moderator.room().approveAwaitedUser(ada.id()));
        seenInside("Ada");
        String before = ada.id();
        server.cutConnection(before);
        moderator
                .watch()
                .await(
                        snapshot ->
                                snapshot.participants().stream()
                                        .anyMatch(
                                                each ->
                                                        each.name().equals("Ada")
                                                                && !each.id()
                                                                        .value()
                                                                        .equals(before)));
        settle();

        assertEquals(
                List.of(Finding.CAME_BACK), sightings.stream().map(Sighting::finding).toList());
    }

    @Test
    void q2_ourOwnBrokenConnection_raisesNoAlarm() throws Exception {
        Person ada = guest("Ada");
        RoomWatch.result(moderator.room().approveAwaitedUser(ada.id()));
        seenInside("Ada");
        server.cutAllConnections();
        moderator
                .watch()
                .event(
                        RoomEvent.ConnectionChanged.class,
                        event -> event.state() instanceof ConnectionState.Reconnecting);
        moderator
                .watch()
                .await(
                        snapshot ->
                                snapshot.connection().canSend()
                                        && snapshot.participants().stream()
                                                .anyMatch(each -> each.name().equals("Ada")));
        settle();

        assertTrue(
                sightings.stream().noneMatch(each -> each.finding() == Finding.UNAPPROVED),
                sightings.toString());
    }

    @Test
    void q10_whoWasRemoved_knocksAgain_andIsFlagged() throws Exception {
        Person mallory = guest("Mallory");
        RoomWatch.result(moderator.room().approveAwaitedUser(mallory.id()));
        seenInside("Mallory");
        RoomWatch.result(moderator.room().dropUser(List.of(mallory.id())));
        mallory.watch().ended();
        Instant at = Instant.now();
        trust.journal()
                .write(
                        new DeskEvent.Acted(
                                at,
                                new RoomLabel(roomId, "Consulting"),
                                new DeskEvent.Person(new ClientId(mallory.id()), "Mallory"),
                                Action.REMOVE,
                                true));
        Person again = guest("Mallory");
        moderator.watch().waiting("Mallory");
        settle();

        Assessment[] found = new Assessment[1];
        onDesk(
                () ->
                        found[0] =
                                trust.assessor()
                                        .assess(moderator.room().snapshot())
                                        .get(new ClientId(again.id())));
        assertEquals(TrustGroup.SUSPICIOUS, found[0].group());
        assertEquals(
                at,
                assertInstanceOf(Concern.RemovedBefore.class, found[0].concerns().getFirst()).at());
    }

    private Person join(String name, String role) throws Exception {
        EnxRoom room =
                rtc.joinRoom(
                        server.token(roomId, name, role),
                        RoomOptions.DEFAULTS,
                        new EnxRoomObserver() {});
        return new Person(room, RoomWatch.of(room));
    }

    private Person guest(String name) throws Exception {
        Person guest = join(name, "participant");
        guest.watch().await(each -> each.connection() instanceof ConnectionState.Awaiting);
        moderator.watch().await(each -> RoomWatch.names(each).contains(name));
        return guest;
    }

    private void seenInside(String name) throws Exception {
        moderator
                .watch()
                .event(
                        RoomEvent.UserConnected.class,
                        event -> event.participant().name().equals(name));
        settle();
    }

    /** After an answer of the room's loop everything before it was posted to the desk. */
    private void settle() throws Exception {
        RoomWatch.result(moderator.room().refreshAwaitedUsers());
        for (int hop = 0; hop < 3; hop++) {
            onDesk(() -> {});
        }
    }

    private void onDesk(Runnable task) throws Exception {
        desk.submit(task).get(20, TimeUnit.SECONDS);
    }
}
