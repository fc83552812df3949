package dev.anteroom.console.stage;

import static dev.anteroom.console.stage.StageScene.talker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.ScreenSource;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // fields are filled by set-up; a null is a failure of the test
class StageModelTest {
    private static final Sharer SHARER = new Sharer(101, new ClientId("a"), "Ada");

    private final FakeRoom room = new FakeRoom();
    private final FakeStageMedia media = new FakeStageMedia();
    private final StageScene scene = new StageScene(room);
    private final StatusLine status = new StatusLine();
    private long nanos = 1_000;
    private StageModel model;

    private StageModel open() {
        model = new StageModel(room, media, Runnable::run, () -> nanos, status, this::problem);
        room.listen(
                new RoomListener() {
                    @Override
                    public void onSnapshot(RoomSnapshot snapshot) {
                        model.update(snapshot);
                    }
                });
        return model;
    }

    private String problem(RequestOutcome outcome) {
        return outcome instanceof RequestOutcome.Done ? "" : "It did not work.";
    }

    // Tiles.

    @Test
    void eachTalker_hasATileFedByItsStream() {
        open();
        scene.talkers(talker(2, "b", "Bob"), talker(1, "a", "Ada"));

        assertEquals(List.of("Ada", "Bob"), names());
        assertSame(room.fakeStream(1), received(0).stream());
        assertSame(room.fakeStream(2), received(1).stream());
    }

    @Test
    void whoStays_keepsTheTileAndItsPlace() {
        open();
        scene.talkers(talker(2, "b", "Bob"), talker(1, "a", "Ada"));
        Tile bob = model.tiles().get(1);

        scene.talkers(talker(1, "c", "Cem"), talker(2, "b", "Bob"));
        assertEquals(List.of("Bob", "Cem"), names());
        assertSame(bob, model.tiles().getFirst());

        scene.talkers(talker(2, "c", "Cem"), talker(1, "b", "Bob"));
        assertEquals(List.of("Bob", "Cem"), names());
        assertSame(bob, model.tiles().getFirst());
        assertSame(room.fakeStream(1), received(0).stream());
    }

    @Test
    void anotherPersonInAStream_isNotTrustedAtOnce() {
        open();
        scene.talkers(talker(1, "a", "Ada"));
        assertEquals(1_000, received(0).notBefore());

        nanos = 5_000;
        scene.talkers(talker(1, "b", "Bob"));
        assertEquals(5_000 + TalkerSlots.SETTLE_NANOS, received(0).notBefore());

        nanos = 9_000;
        scene.talkers(new Talker(1, new ClientId("b"), "Bob", true, false));
        assertEquals(5_000 + TalkerSlots.SETTLE_NANOS, received(0).notBefore());
    }

    @Test
    void theFeedChangesBeforeTheName() {
        open();
        scene.talkers(talker(1, "a", "Ada"));
        scene.talkers(talker(2, "a", "Ada"));
        Tile ada = model.tiles().getFirst();
        Feed before = ada.feedProperty().get().orElseThrow();
        ada.faceProperty()
                .subscribe((was, is) -> assertNotEquals(before, ada.feedProperty().get().get()));

        scene.talkers(new Talker(1, new ClientId("a"), "Ada L.", false, false));
        assertEquals("Ada L.", ada.face().name());
    }

    @Test
    void oneself_isSeenLast_onceSomethingIsSent() {
        open();
        scene.talkers(talker(1, "a", "Ada"));
        assertEquals(List.of("Ada"), names());

        model.own().turnCamera();
        scene.own(new Publishing.Live(true, false));

        assertEquals(List.of("Ada", "You"), names());
        Tile self = model.tiles().getLast();
        assertTrue(self.face().audioMuted());
        assertFalse(self.face().videoMuted());
        assertFalse(self.face().simulated());

        capture().state(simulated());
        assertTrue(self.face().simulated());
    }

    @Test
    void aShare_isFirstAndLarge_untilItIsMadeSmall() {
        open();
        scene.talkers(talker(1, "a", "Ada")).share(SHARER);

        assertEquals(List.of("Ada shows a screen", "Ada"), names());
        assertSame(model.tiles().getFirst(), model.largeProperty().get().orElseThrow());

        assertTrue(model.allEqual());
        assertEquals(Optional.empty(), model.largeProperty().get());
        scene.talkers(talker(1, "a", "Ada"), talker(2, "b", "Bob"));
        assertEquals(Optional.empty(), model.largeProperty().get());

        scene.share(new Sharer(101, new ClientId("b"), "Bob"));
        assertTrue(model.largeProperty().get().orElseThrow().isShare());
    }

    @Test
    void aTileMadeLarge_staysSo_asLongAsItIsThere() {
        open();
        scene.talkers(talker(1, "a", "Ada"), talker(2, "b", "Bob")).share(SHARER);
        Tile bob = model.tiles().get(1);
        model.turnLarge(bob);
        assertSame(bob, model.largeProperty().get().orElseThrow());

        scene.talkers(talker(1, "a", "Ada"));
        assertTrue(model.largeProperty().get().orElseThrow().isShare());

        scene.share(null);
        assertEquals(Optional.empty(), model.largeProperty().get());
        assertFalse(model.allEqual());
    }

    @Test
    void twice_makesAllEqualAgain() {
        open();
        scene.talkers(talker(1, "a", "Ada"), talker(2, "b", "Bob"));
        Tile tile = model.tiles().getFirst();
        model.turnLarge(tile);
        model.turnLarge(tile);

        assertEquals(Optional.empty(), model.largeProperty().get());
    }

    // Words.

    @Test
    void anEmptyStage_saysWhy() {
        open();
        assertEquals("Nobody else is here yet", model.noteProperty().get().title());

        scene.people("Ada");
        assertEquals("Nobody is seen or heard right now", model.noteProperty().get().title());

        scene.talkers(talker(1, "a", "Ada"));
        assertEquals(StageNote.NONE, model.noteProperty().get());

        room.connection(new ConnectionState.Reconnecting(1, 3));
        assertEquals("Not in the room", model.noteProperty().get().title());

        media.state(new MediaState.Unavailable(MediaState.Why.NO_LIBRARY, "none"));
        assertEquals(
                "No picture and no sound on this computer", model.noteProperty().get().title());

        media.state(new MediaState.Restarting());
        assertEquals("Picture and sound start again", model.noteProperty().get().title());
        assertTrue(status.sentenceProperty().get().contains("They stopped unexpectedly."));
        media.state(new MediaState.Unavailable(MediaState.Why.STOPPED, "killed"));
        assertEquals("Picture and sound stopped", model.noteProperty().get().title());
    }

    @Test
    void numbers_areMeasuredForTheTilesSeen() {
        open();
        scene.talkers(talker(1, "a", "Ada"), talker(2, "b", "Bob"));
        LinkStatistics measured =
                new LinkStatistics(640, 360, 30, 500, 0, 0.01, 40, 100, 0.1, "VP8");
        room.fakeStream(2).statistics(measured);
        Tile ada =
                model.tiles().stream().filter(t -> t.face().name().equals("Ada")).findFirst().get();
        Tile bob =
                model.tiles().stream().filter(t -> t.face().name().equals("Bob")).findFirst().get();

        model.numbersShownProperty().set(true);
        model.measure(List.of(bob));
        assertEquals(Optional.of(measured), bob.statisticsProperty().get());
        assertEquals(Optional.empty(), ada.statisticsProperty().get());

        model.forgetNumbers();
        assertEquals(Optional.empty(), bob.statisticsProperty().get());
    }

    // Oneself.

    @Test
    void nothingIsOpened_beforeSomethingIsSwitchedOn() {
        open();

        assertEquals(List.of(), media.engine().captures());
        assertEquals(List.of(), room.calls());
        assertEquals("The others neither see nor hear you.", model.own().wordsProperty().get());
    }

    @Test
    void theFirstSwitch_publishesWithTheOtherMuted() {
        open();
        model.own().turnMicrophone();

        assertEquals(FakeStageMedia.BOTH, capture().choice().orElseThrow());
        assertEquals(List.of("publish"), methods());
        assertTrue(argument(0).contains("audioMuted=false, videoMuted=true"), argument(0));

        room.answer(FakeRoom.done());
        scene.own(new Publishing.Live(false, true));
        assertTrue(model.own().microphoneProperty().get().on());
        assertEquals("The others hear you.", model.own().wordsProperty().get());

        model.own().turnCamera();
        assertEquals(new Call("muteSelfVideo", "false"), room.calls().getLast());
        assertEquals(1, media.engine().captures().size());
    }

    @Test
    void rest_sendsAndReceivesNothing_andWakingSendsNothingByItself() {
        open();
        model.own().turnMicrophone();
        room.answer(FakeRoom.done());
        scene.own(new Publishing.Live(false, true));
        FakeLocalMedia capture = capture();

        model.rest();
        assertTrue(capture.isClosed());
        assertFalse(media.isInUse());
        assertEquals(List.of("publish", "unpublish", "setTalkerCount"), methods());
        assertEquals(new Call("setTalkerCount", "0"), room.calls().getLast());
        scene.own(new Publishing.Off());

        model.wake();
        assertEquals(new Call("setTalkerCount", "12"), room.calls().getLast());
        assertFalse(model.own().microphoneProperty().get().on());
        assertEquals(1, media.engine().captures().size(), "nothing goes on by itself");
        model.own().turnMicrophone();
        assertEquals("publish", methods().getLast());
    }

    @Test
    void rest_whileTheStreamIsBeingSetUp_takesItBackWhenItIs() {
        open();
        model.own().turnCamera();
        model.rest();
        room.answer(FakeRoom.done());
        assertEquals(List.of("publish", "unpublish", "setTalkerCount", "unpublish"), methods());
    }

    @Test
    void aRoomBesideAnother_joinsWithoutItsMicrophone() {
        media.joining(true, true);
        room.connection(new ConnectionState.Connecting());
        open();
        model.rest();
        assertEquals(List.of(), methods());
        room.connection(new ConnectionState.Connected());
        assertEquals(
                List.of(new Call("setTalkerCount", "0")),
                room.calls(),
                "what could not be said is said as soon as it can");
        assertEquals(List.of(), media.engine().captures());
    }

    @Test
    void twoSwitchesAtOnce_publishOnce_andBothCount() {
        open();
        model.own().turnCamera();
        model.own().turnMicrophone();
        assertEquals(List.of("publish"), methods());

        scene.own(new Publishing.Starting());
        scene.own(new Publishing.Live(true, false));
        assertEquals(new Call("muteSelfAudio", "false"), room.calls().getLast());
        assertTrue(model.own().microphoneProperty().get().on());
        assertTrue(model.own().cameraProperty().get().on());
    }

    @Test
    void muting_silencesAtOnce_andShowsTheRoomsWord() {
        live(false, false);
        model.own().turnMicrophone();

        assertFalse(capture().isAudioEnabled());
        assertEquals(new Call("muteSelfAudio", "true"), room.calls().getLast());
        assertFalse(model.own().microphoneProperty().get().on());

        scene.own(new Publishing.Live(true, false));
        assertFalse(model.own().microphoneProperty().get().on());
    }

    @Test
    void aMuteThatTheRoomRefuses_isToldAndShownAsItIs() {
        live(true, false);
        model.own().turnMicrophone();
        room.answer(new RequestOutcome.NotSent());

        assertFalse(model.own().microphoneProperty().get().on());
        assertEquals("It did not work.", status.sentenceProperty().get());
    }

    @Test
    void whoMutesWhileTheStreamIsSetUp_isNotHeardWhenItIsLive() {
        open();
        model.own().turnMicrophone();
        scene.own(new Publishing.Starting());
        model.own().turnMicrophone();
        assertFalse(capture().isAudioEnabled());

        scene.own(new Publishing.Live(false, true));
        assertEquals(new Call("muteSelfAudio", "true"), room.calls().getLast());
        assertFalse(model.own().microphoneProperty().get().on());
    }

    @Test
    void whatAModeratorHolds_cannotBeSwitched_andSaysSo() {
        live(false, false);
        scene.own(new Publishing.Live(true, false)).held(true, false);
        int before = room.calls().size();

        assertFalse(model.own().microphoneProperty().get().enabled());
        model.own().turnMicrophone();
        assertEquals(before, room.calls().size());
        assertEquals("A moderator keeps your microphone off.", status.sentenceProperty().get());
        assertTrue(model.own().cameraProperty().get().enabled());
    }

    @Test
    void aDeviceThatIsNotThere_cannotBeSwitchedOn() {
        media.devices(new OwnDevices(true, FakeStageMedia.BOTH, "", "No camera is connected."));
        open();

        assertFalse(model.own().cameraProperty().get().enabled());
        assertEquals("No camera is connected.", model.own().cameraProperty().get().reason());
        model.own().turnCamera();
        assertEquals(List.of(), room.calls());
    }

    @Test
    void aFailedStream_closesTheDevicesAndCanBeTriedAgain() {
        open();
        model.own().turnCamera();
        FakeLocalMedia first = capture();
        scene.own(new Publishing.Failed("No way through the network was found."));
        room.answer(new RequestOutcome.Refused(1160, "failed"));

        assertTrue(first.isClosed());
        assertTrue(model.own().failureProperty().get().contains("No way through"));

        model.own().tryAgain();
        assertEquals(List.of("publish", "publish"), methods());
    }

    @Test
    void joiningWithCamera_publishesOnce_whenTheDevicesAreKnown() {
        media.joining(false, true);
        media.devices(new OwnDevices(false, FakeStageMedia.BOTH, "", ""));
        open();
        assertEquals(List.of(), room.calls());

        media.devices(new OwnDevices(true, FakeStageMedia.BOTH, "", ""));
        assertTrue(argument(0).contains("audioMuted=true, videoMuted=false"), argument(0));

        scene.own(new Publishing.Live(true, true));
        media.devices(new OwnDevices(true, FakeStageMedia.BOTH, "", ""));
        scene.own(new Publishing.Off());
        assertEquals(List.of("publish"), methods());
    }

    @Test
    void joiningWithoutEither_publishesNothing() {
        media.joining(true, true);
        media.devices(new OwnDevices(true, FakeStageMedia.BOTH, "None.", "None."));
        open();

        assertEquals(List.of(), room.calls());
    }

    @Test
    void anotherChoice_isTakenWithoutPublishingAnew() {
        live(false, false);
        OwnDevices other =
                new OwnDevices(
                        true,
                        new dev.anteroom.media.CaptureChoice(
                                Optional.of("camera-1"),
                                Optional.empty(),
                                FakeStageMedia.BOTH.mode(),
                                FakeStageMedia.BOTH.processing()),
                        "",
                        "");
        int before = room.calls().size();
        media.devices(other);

        assertEquals(other.choice(), capture().choice().orElseThrow());
        assertEquals(before, room.calls().size());
    }

    @Test
    void withoutAConnection_oneCanFallSilentButNotSpeak() {
        live(false, true);
        room.connection(new ConnectionState.Reconnecting(1, 3));

        assertTrue(model.own().microphoneProperty().get().enabled());
        assertFalse(model.own().cameraProperty().get().enabled());
        scene.own(new Publishing.Starting());
        model.own().turnMicrophone();
        assertFalse(capture().isAudioEnabled());
        assertFalse(model.own().microphoneProperty().get().enabled());
    }

    @Test
    void theEnd_closesTheDevices() {
        live(false, false);
        model.close();

        assertTrue(capture().isClosed());
        assertEquals(0, model.tiles().size());
    }

    // One's own screen.

    @Test
    void theScreen_isSharedAndStopped() {
        media.engine().screens(List.of(new ScreenSource(7, "Screen 1", false)));
        open();
        assertTrue(model.ownScreen().controlProperty().get().enabled());

        model.ownScreen().share(model.ownScreen().sources().getFirst());
        assertEquals(List.of("publishShare"), methods());
        assertTrue(model.ownScreen().controlProperty().get().on());

        model.ownScreen().stop();
        assertEquals(List.of("publishShare", "unpublishShare"), methods());
    }

    @Test
    void aShareThatIsRefused_closesTheCapture() {
        media.engine().screens(List.of(new ScreenSource(7, "Screen 1", false)));
        open();
        model.ownScreen().share(model.ownScreen().sources().getFirst());
        room.answer(new RequestOutcome.Refused(4108, "taken"));

        assertTrue(media.engine().screenCaptures().getFirst().isClosed());
        assertFalse(model.ownScreen().controlProperty().get().on());
        assertTrue(status.sentenceProperty().get().contains("not shown"));
    }

    @Test
    void aScreenThatCannotBeShown_saysWhy() {
        open();
        assertFalse(model.ownScreen().controlProperty().get().enabled());

        media.engine().screens(List.of(new ScreenSource(7, "Screen 1", false)));
        scene.share(SHARER);
        assertEquals(
                "Ada shows a screen; only one can be shown at a time.",
                model.ownScreen().controlProperty().get().reason());
    }

    private void live(boolean audioMuted, boolean videoMuted) {
        media.joining(!audioMuted, !videoMuted);
        open();
        room.answer(FakeRoom.done());
        scene.own(new Publishing.Live(audioMuted, videoMuted));
    }

    private FakeLocalMedia capture() {
        return media.engine().captures().getLast();
    }

    private Feed.Received received(int tile) {
        return (Feed.Received) model.tiles().get(tile).feedProperty().get().orElseThrow();
    }

    private List<String> names() {
        return model.tiles().stream().map(model::name).toList();
    }

    private List<String> methods() {
        return room.calls().stream().map(Call::method).toList();
    }

    private String argument(int call) {
        return room.calls().get(call).argument();
    }

    private static CaptureState simulated() {
        return new CaptureState(
                Optional.of(FakeMediaEngine.DEVICES.cameras().getFirst()),
                Optional.empty(),
                Optional.empty());
    }
}
