package dev.anteroom.enx;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.practice.FakeRelayServer;
import dev.anteroom.practice.Fault;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.testkit.RoomWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SDK's media against the practice room's rules, over real sockets; only what is native is
 * played.
 */
final class SdkMediaInThePracticeRoomTest {
    /** Somebody with an engine of their own. */
    private record Person(
            EnxRtc rtc,
            FakeMediaEngine engine,
            FakeLocalMedia camera,
            EnxRoom room,
            RoomWatch watch,
            RecordingObserver observer) {
        String id() {
            return room.snapshot().selfId().orElseThrow().value();
        }

        RoomMedia media() {
            return room.snapshot().media();
        }

        void publish() throws Exception {
            assertInstanceOf(
                    RequestOutcome.Done.class,
                    result(room.publish(camera, PublishOptions.DEFAULTS)));
        }
    }

    private final List<Person> people = new ArrayList<>();
    private PracticeServer server;
    private String roomId;

    @BeforeEach
    void open() throws Exception {
        server = FakeRelayServer.start(PracticeOptions.DEFAULTS);
        roomId = server.createRoom(RoomSettings.knockRoom("Consulting"));
    }

    @AfterEach
    void close() {
        people.forEach(person -> person.rtc().close());
        server.close();
    }

    private Person join(String name, String role) throws Exception {
        FakeMediaEngine engine = new FakeMediaEngine().connectLinks();
        EnxRtc rtc = new EnxRtc(engine);
        RecordingObserver observer = new RecordingObserver();
        EnxRoom room =
                rtc.joinRoom(
                        server.token(roomId, name, role),
                        PracticeBench.OPTIONS,
                        observer.observer());
        Person person =
                new Person(rtc, engine, new FakeLocalMedia(), room, RoomWatch.of(room), observer);
        people.add(person);
        return person;
    }

    private Person moderator() throws Exception {
        Person moderator = join("Mo", "moderator");
        moderator.watch().connected();
        return moderator;
    }

    private Person knocking(String name) throws Exception {
        Person guest = join(name, "participant");
        guest.watch().await(now -> now.connection() instanceof ConnectionState.Awaiting);
        return guest;
    }

    private Person admitted(Person moderator, String name) throws Exception {
        Person guest = knocking(name);
        moderator.watch().await(now -> RoomWatch.names(now).contains(name));
        result(moderator.room().approveAwaitedUser(guest.id()));
        guest.watch().connected();
        return guest;
    }

    private static boolean sees(RoomSnapshot now, String... names) {
        return now.media().talkers().stream()
                .map(Talker::name)
                .sorted()
                .toList()
                .equals(List.of(names));
    }

    private static boolean isLive(RoomSnapshot now) {
        return now.media().own() instanceof Publishing.Live;
    }

    private long calls(String event) {
        return server.calls().stream().filter(call -> call.event().equals(event)).count();
    }

    @Test
    void two_seeEachOther_afterTheApproval() throws Exception {
        Person moderator = moderator();
        moderator.publish();
        Person guest = admitted(moderator, "Ann");
        guest.watch().await(now -> sees(now, "Mo"));

        guest.publish();

        RoomSnapshot seen = moderator.watch().await(now -> sees(now, "Ann"));
        moderator.watch().await(now -> now.media().received().equals(List.of(1)));
        guest.watch().await(now -> now.media().received().equals(List.of(1)));
        assertEquals(
                List.of(new Talker(1, new ClientId(guest.id()), "Ann", false, false)),
                seen.media().talkers());
        assertEquals(2, guest.engine().openLinks().size());
    }

    @Test
    void whoWaits_isSentAndSendsNothing() throws Exception {
        Person moderator = moderator();
        moderator.publish();
        Person guest = knocking("Ann");

        RequestOutcome outcome =
                result(guest.room().publish(guest.camera(), PublishOptions.DEFAULTS));

        assertEquals(1130, assertInstanceOf(RequestOutcome.Refused.class, outcome).code());
        assertEquals(1, calls("publish"));
        assertEquals(0, calls("subscribe"));
        assertEquals(List.of(), guest.engine().links());
        assertEquals(RoomMedia.NONE, guest.media());
    }

    @Test
    void mutes_reachTheOthers() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        guest.publish();
        moderator.watch().await(now -> sees(now, "Ann"));

        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().muteSelfAudio(true)));
        moderator.watch().await(now -> now.media().talkers().getFirst().audioMuted());
        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().muteSelfVideo(true)));
        moderator.watch().await(now -> now.media().talkers().getFirst().videoMuted());
        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().muteSelfAudio(false)));
        moderator.watch().await(now -> !now.media().talkers().getFirst().audioMuted());
        assertTrue(guest.camera().isAudioEnabled());
        assertFalse(guest.camera().isVideoEnabled());
    }

    @Test
    void hardMute_isObeyedAndReported_untilItIsReleased() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        guest.publish();

        result(moderator.room().hardMuteUserAudio(guest.id()));

        guest.watch().await(now -> now.media().audioHeld());
        assertFalse(guest.camera().isAudioEnabled());
        moderator
                .watch()
                .await(now -> now.participants().stream().anyMatch(Participant::audioMuted));
        assertEquals(
                1176,
                assertInstanceOf(
                                RequestOutcome.Refused.class,
                                result(guest.room().muteSelfAudio(false)))
                        .code());
        result(moderator.room().hardUnMuteUserAudio(guest.id()));
        guest.watch().await(now -> !now.media().audioHeld());
        moderator
                .watch()
                .await(now -> now.participants().stream().noneMatch(Participant::audioMuted));
        assertTrue(guest.camera().isAudioEnabled());
    }

    @Test
    void roomMute_holdsWhoComesLater_andWhoReleasesIsTheModerator() throws Exception {
        Person moderator = moderator();
        result(moderator.room().hardMute());
        Person guest = admitted(moderator, "Ann");
        guest.watch().await(now -> now.media().audioHeld());

        guest.publish();
        moderator.publish();

        assertEquals(new Publishing.Live(true, false), guest.media().own());
        assertEquals(new Publishing.Live(false, false), moderator.media().own());
        result(moderator.room().hardUnMute());
        guest.watch().await(now -> now.media().own().equals(new Publishing.Live(false, false)));
        moderator
                .watch()
                .await(now -> now.participants().stream().noneMatch(Participant::audioMuted));
    }

    @Test
    void unpublish_freesTheSlot_andPublishingAgainWorks() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        guest.publish();
        moderator.watch().await(now -> sees(now, "Ann"));

        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().unpublish()));

        moderator.watch().await(now -> sees(now));
        guest.publish();
        moderator.watch().await(now -> sees(now, "Ann"));
    }

    @Test
    void leaving_freesTheSlot() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        guest.publish();
        moderator.watch().await(now -> sees(now, "Ann"));

        result(guest.room().disconnect());

        moderator.watch().await(now -> sees(now));
        assertEquals(List.of(), guest.engine().openLinks());
    }

    @Test
    void removed_closesEverything() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");
        guest.publish();

        result(moderator.room().dropUser(List.of(guest.id())));

        assertEquals(DisconnectReason.Kind.REMOVED, guest.watch().ended().reason().kind());
        assertEquals(List.of(), guest.engine().openLinks());
        assertEquals(RoomMedia.NONE, guest.media());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionCut_isPublishedAndReceivedAgain(boolean guestIsCut) throws Exception {
        Person moderator = moderator();
        moderator.publish();
        Person guest = admitted(moderator, "Ann");
        guest.publish();
        moderator.watch().await(now -> sees(now, "Ann"));
        guest.watch().await(now -> sees(now, "Mo"));
        result(guest.room().muteSelfVideo(true));
        Person cut = guestIsCut ? guest : moderator;
        long published = calls("publish");

        server.cutConnection(cut.id());

        cut.watch().event(RoomEvent.ConnectionChanged.class, event -> isReconnecting(event));
        cut.watch().await(now -> now.connection().canSend() && isLive(now));
        moderator.watch().await(now -> sees(now, "Ann"));
        guest.watch().await(now -> sees(now, "Mo"));
        cut.watch().await(now -> now.media().received().equals(List.of(1)));
        assertEquals(published + 1, calls("publish"));
        moderator.watch().await(now -> now.media().talkers().getFirst().videoMuted());
        assertEquals(new Publishing.Live(false, true), guest.media().own());
    }

    private static boolean isReconnecting(RoomEvent.ConnectionChanged event) {
        return event.state() instanceof ConnectionState.Reconnecting;
    }

    @Test
    void relayRestart_isPublishedAndReceivedAgain() throws Exception {
        Person moderator = moderator();
        moderator.publish();
        Person guest = admitted(moderator, "Ann");
        guest.publish();
        guest.watch().await(now -> now.media().received().equals(List.of(1)));
        moderator.watch().await(now -> now.media().received().equals(List.of(1)));
        long publishedBefore = guest.observer().payloads("onPublishedStream").size();

        server.restartRelay();

        guest.watch()
                .await(
                        now ->
                                isLive(now)
                                        && guest.observer().payloads("onPublishedStream").size()
                                                > publishedBefore);
        moderator.watch().await(now -> isLive(now) && sees(now, "Ann"));
        guest.watch().await(now -> sees(now, "Mo"));
        guest.watch().await(now -> now.media().received().equals(List.of(1)));
        moderator.watch().await(now -> now.media().received().equals(List.of(1)));
        assertEquals(2, guest.engine().openLinks().size());
        assertEquals(2, moderator.engine().openLinks().size());
    }

    @Test
    void share_isSeenByTheOther_andTellsWhoComesLate() throws Exception {
        Person moderator = moderator();
        Person guest = admitted(moderator, "Ann");

        assertInstanceOf(
                RequestOutcome.Done.class,
                result(moderator.room().publishShare(new FakeLocalMedia())));

        guest.watch().await(now -> now.media().share().isPresent());
        guest.watch().await(now -> now.media().received().contains(101));
        assertEquals("Mo", guest.media().share().orElseThrow().name());
        Person late = admitted(moderator, "Ben");
        late.watch().await(now -> now.media().share().isPresent());
        late.watch().await(now -> now.media().received().contains(101));
        assertTrue(moderator.media().share().isEmpty());
        RequestOutcome second = result(guest.room().publishShare(new FakeLocalMedia()));
        assertEquals(4108, assertInstanceOf(RequestOutcome.Refused.class, second).code());

        result(moderator.room().unpublishShare());
        guest.watch().await(now -> now.media().share().isEmpty());
        guest.watch().await(now -> !now.media().received().contains(101));
        assertInstanceOf(
                RequestOutcome.Done.class, result(guest.room().publishShare(new FakeLocalMedia())));
        moderator.watch().await(now -> now.media().received().contains(101));
    }

    @Test
    void talkerCount_isKeptByBothSides() throws Exception {
        Person moderator = moderator();
        Person ann = admitted(moderator, "Ann");
        Person ben = admitted(moderator, "Ben");
        ann.publish();
        ben.publish();
        moderator.watch().await(now -> sees(now, "Ann", "Ben"));

        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().setTalkerCount(1)));

        moderator.watch().await(now -> now.media().talkers().size() == 1);
        moderator.watch().await(now -> now.media().received().equals(List.of(1)));
        result(moderator.room().setTalkerCount(9));
        moderator.watch().await(now -> sees(now, "Ann", "Ben"));
    }

    @Test
    void roomWithoutMedia_refusesInWords_andTheLobbyWorks() throws Exception {
        server.close();
        server = PracticeServer.start(PracticeOptions.DEFAULTS.withMedia(false));
        roomId = server.createRoom(RoomSettings.knockRoom("Consulting"));
        Person moderator = moderator();

        RequestOutcome outcome =
                result(moderator.room().publish(moderator.camera(), PublishOptions.DEFAULTS));

        assertEquals(4126, assertInstanceOf(RequestOutcome.Refused.class, outcome).code());
        assertEquals(
                new Publishing.Failed("This practice room carries no sound or video."),
                moderator.media().own());
        admitted(moderator, "Ann");
        assertEquals(List.of(), moderator.engine().links());
    }

    @Test
    void lostAnswer_isTriedAgain() throws Exception {
        Person moderator = moderator();
        try (var _ = server.inject(new Fault.DropAnswer())) {
            var published = moderator.room().publish(moderator.camera(), PublishOptions.DEFAULTS);
            server.awaitCall(
                    call -> call.event().equals("signaling_message"),
                    Duration.ofSeconds(RoomWatch.LIMIT_SECONDS));
            moderator.watch().await(now -> now.media().own() instanceof Publishing.Starting);
            assertFalse(published.toCompletableFuture().isDone());
            result(moderator.room().unpublish());
            result(published);
        }
        moderator.publish();
        assertEquals(1, calls("unpublish"));
    }
}
