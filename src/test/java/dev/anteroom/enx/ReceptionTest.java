package dev.anteroom.enx;

import static dev.anteroom.enx.MediaBench.YES;
import static dev.anteroom.enx.MediaBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.VideoSink;
import dev.anteroom.testkit.FakeLink;
import dev.anteroom.wire.WireCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is received: talker slots and shown screens (protocol sections 4.7, 4.9, 5.2, 5.4). */
final class ReceptionTest {
    private static final String SHARE =
            "{\"clientId\":\"a\",\"name\":\"Somebody else\",\"streamId\":101}";
    private static final String SHARE_STREAM =
            "{\"id\":101,\"clientId\":\"a\",\"audio\":false,\"video\":true,\"screen\":true}";

    private final MediaBench bench = new MediaBench();

    private void enter(String id) {
        bench.room.serverSays("user-connected", RoomBench.user(id, id, "participant"));
    }

    private List<String> unsubscribed() {
        return bench.sent("unsubscribe").stream()
                .map(message -> message.payload().toString())
                .toList();
    }

    private void talkers(String... entries) {
        bench.room.serverSays(
                "active-talkers-updated",
                "{\"active\":true,\"activeList\":[" + String.join(",", entries) + "]}");
    }

    private static String talker(int slot, String id) {
        return "{\"streamId\":%d,\"clientId\":\"%s\",\"name\":\"%s\",\"mediatype\":\"audiovideo\"}"
                .formatted(slot, id, id);
    }

    private EnxStream stream(int id) {
        return bench.room.room.stream(id).orElseThrow();
    }

    private static VideoSink anySink() {
        return new VideoSink() {
            @Override
            public ByteBuffer nextBuffer(int width, int height) {
                return ByteBuffer.allocateDirect(4 * width * height);
            }

            @Override
            public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {}
        };
    }

    // -- one slot, the whole way --

    @Test
    void slot_goesTheWholeWay() throws Exception {
        bench.inside(3, "a");

        assertEquals(
                WireCodec.parse(
                        """
                        {"streamId":1,"audio":true,"video":true,"data":false,"canvas":false,
                         "browser":"%s","muteStream":{}}"""
                                .formatted(JoinRequest.VERSION)),
                bench.room.channel().last("subscribe").payload());
        assertEquals(List.of(), bench.engine.links());
        bench.room.acknowledge("subscribe", YES);
        assertEquals(MediaKinds.BOTH, bench.link().kinds());
        assertEquals(Optional.empty(), bench.link().media());
        assertEquals(
                MediaBench.offer(1, 1), bench.room.channel().last("signaling_message").payload());
        bench.engineSays("peerId", "1", "{\"type\":\"started\"}");
        bench.answer("peerId", "1");
        assertEquals(List.of("v=0 answer"), bench.link().answers());
        assertEquals(List.of(), bench.media().received());
        bench.ready("peerId", "1");

        assertEquals(List.of(1), bench.media().received());
        assertEquals(
                1,
                bench.room
                        .observer
                        .payloads("onSubscribedStream")
                        .getFirst()
                        .path("streamId")
                        .asInt());
    }

    @Test
    void slot_keyedAsTextOrByStreamId_isFoundToo() {
        bench.inside(1, "a");
        bench.room.acknowledge("subscribe", YES);
        bench.answer("peerId", "\"1\"");
        bench.ready("streamId", "1");

        assertEquals(List.of(1), bench.media().received());
    }

    // -- which slots --

    @Test
    void slots_areReceivedAsOthersCome() {
        bench.inside(3);
        assertEquals(List.of(), bench.subscribed());

        enter("a");
        assertEquals(List.of(1), bench.subscribed());
        enter("b");
        enter("c");
        enter("d");

        assertEquals(List.of(1, 2, 3), bench.subscribed());
        bench.room.serverSays("user-disconnected", "{\"clientId\":\"a\"}");
        assertEquals(List.of(), unsubscribed(), "who comes back is seen without a delay");
    }

    @Test
    void slots_areNotReceivedWhileWaiting_butOnceInside() {
        MediaBench guest = new MediaBench("participant");
        guest.room.accept();
        guest.room.serverSays(
                "room-connected",
                RoomBench.connected("me", "participant", true, true)
                        .replace("\"streams\":[]", "\"streams\":[" + MediaBench.slots(2) + "]"));
        guest.room.serverSays("onAddStream", MediaBench.slot(3));
        guest.room.serverSays(
                "active-talkers-updated", "{\"activeList\":[" + talker(1, "a") + "]}");
        assertEquals(List.of(), guest.subscribed());
        assertEquals(List.of(), guest.media().talkers());

        guest.room.serverSays(
                "roomManagementEvents",
                """
                {"id":"wait-room-disabled","event_type":"user-allowed","roomData":
                 {"streams":[%s],"userList":[%s,%s]}}"""
                        .formatted(
                                MediaBench.slots(4),
                                RoomBench.user("me", "Me", "participant"),
                                RoomBench.user("a", "Ann", "moderator")));

        assertEquals(List.of(1), guest.subscribed());
    }

    @Test
    void slots_announcedLater_areReceived() {
        bench.inside(0, "a", "b");

        bench.room.serverSays("onAddStream", MediaBench.slot(1));
        bench.room.serverSays("onAddStream", MediaBench.slot(1));
        bench.room.serverSays("onAddStream", MediaBench.slot(2));

        assertEquals(List.of(1, 2), bench.subscribed());
        assertEquals(2, bench.room.observer.payloads("onStreamAdded").size());
    }

    @Test
    void slots_taken_away_areNoLongerReceived() {
        bench.inside(2, "a", "b");
        bench.receiveAll();

        bench.room.serverSays("onRemoveStream", "{\"id\":1}");
        bench.room.serverSays("onRemoveStream", "{\"id\":1}");
        bench.room.serverSays("onRemoveStream", "{}");

        assertEquals(List.of(2), bench.media().received());
        assertEquals(1, bench.engine.openLinks().size());
        assertEquals(1, bench.room.observer.payloads("onStreamRemoved").size());
        assertEquals(List.of(), unsubscribed(), "the server knows");
    }

    @Test
    void streams_absurd_areNotReceived() {
        String many =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                id ->
                                        "{\"id\":%d,\"screen\":%b}"
                                                .formatted(id, id > 12 && id % 2 == 0))
                        .collect(Collectors.joining(","));
        bench.room.accept();
        bench.room.serverSays(
                "room-connected",
                MediaBench.connected("me", "moderator", 0, "a", "b")
                        .replace("\"streams\":[]", "\"streams\":[7,{},null," + many + "]"));
        for (String odd :
                List.of(
                        "{\"id\":-1}",
                        "{\"id\":1e99}",
                        "{\"id\":\"999999999999\"}",
                        "{\"id\":[]}",
                        "{\"id\":102,\"canvas\":true}",
                        "{\"id\":300,\"screen\":true}",
                        "{\"id\":0}")) {
            bench.room.serverSays("onAddStream", odd);
        }

        assertEquals(List.of(1, 2, 14, 16), bench.subscribed().stream().sorted().toList());
    }

    @Test
    void slots_withoutAnEngineThatWorks_areNotAskedFor() {
        bench.engine.state(new MediaState.Unavailable(MediaState.Why.FAILED, ""));

        bench.inside(2, "a");
        talkers(talker(1, "a"));

        assertEquals(List.of(), bench.subscribed());
        assertEquals(1, bench.media().talkers().size(), "who talks is known all the same");
    }

    @Test
    void slots_inARoomWithoutMedia_areNotAskedFor() {
        RoomBench bare = new RoomBench();
        bare.accept();
        bare.serverSays("room-connected", MediaBench.connected("me", "moderator", 2, "a"));

        assertEquals(0, bare.sent("subscribe"));
        assertEquals(Optional.empty(), bare.room.stream(1));
    }

    // -- how many --

    @Test
    void talkerCount_limitsTheSlots() throws Exception {
        bench.inside(4, "a", "b", "c", "d");
        bench.receiveAll();

        var outcome = bench.ask(room -> room.setTalkerCount(2));

        assertEquals(
                WireCodec.parse("{\"numTalkers\":2,\"numAudioTalkers\":2,\"numVideoTalkers\":2}"),
                bench.room.channel().last("setNumberOfTalker").payload());
        assertEquals(List.of(), unsubscribed(), "not before the server agreed");
        bench.room.acknowledge("setNumberOfTalker", "{\"result\":0,\"numTalkers\":2}");
        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
        assertEquals(List.of("3", "4"), unsubscribed());
        assertEquals(List.of(1, 2), bench.media().received());

        bench.ask(room -> room.setTalkerCount(4));
        bench.room.acknowledge("setNumberOfTalker", "{\"result\":0,\"numTalkers\":3}");
        assertEquals(List.of(1, 2, 3, 4, 3), bench.subscribed(), "the server granted three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":1155}",
                "{\"result\":4101}",
                "7",
                "null",
            })
    void talkerCount_refused_changesNothing(String ack) {
        bench.inside(2, "a", "b");
        var outcome = bench.ask(room -> room.setTalkerCount(0));

        bench.room.acknowledge("setNumberOfTalker", ack);

        assertFalse(now(outcome) instanceof RequestOutcome.Done);
        assertEquals(List.of(), unsubscribed());
    }

    @Test
    void talkerCount_absurd() {
        assertThrows(IllegalArgumentException.class, () -> bench.room.room.setTalkerCount(-1));
        assertThrows(IllegalArgumentException.class, () -> bench.room.room.setTalkerCount(13));
        assertEquals(new RequestOutcome.NotSent(), now(bench.ask(room -> room.setTalkerCount(3))));
        bench.inside(2, "a", "b");
        var outcome = bench.ask(room -> room.setTalkerCount(1));
        bench.room.acknowledge("setNumberOfTalker", "{\"result\":0,\"numTalkers\":-9}");
        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
        assertEquals(List.of("1", "2"), unsubscribed());
        bench.ask(room -> room.setTalkerCount(2));
        bench.pass(Duration.ofSeconds(8));
        assertEquals(List.of(1, 2), bench.subscribed(), "a count without an answer");
    }

    // -- who is in them --

    @Test
    void talkers_changeWithoutAnyNegotiation() {
        bench.inside(2, "a", "b");
        bench.receiveAll();
        talkers(talker(2, "b"), talker(1, "a"));
        int before = bench.room.channel().sent().size();
        List<Talker> first = bench.media().talkers();

        talkers(talker(1, "b"));

        assertEquals(
                List.of(
                        new Talker(2, new ClientId("b"), "b", false, false),
                        new Talker(1, new ClientId("a"), "a", false, false)),
                first);
        assertEquals(
                List.of(new Talker(1, new ClientId("b"), "b", false, false)),
                bench.media().talkers());
        assertEquals(before, bench.room.channel().sent().size());
        assertEquals(2, bench.room.observer.payloads("onActiveTalkerList").size());
    }

    @Test
    void talkers_followTheMutesOfThePeople() {
        bench.inside(1, "a");
        talkers(talker(1, "a"));

        bench.room.serverSays("user-audio-muted", "{\"clientId\":\"a\"}");
        bench.room.serverSays("user-video-muted", "{\"clientId\":\"a\"}");

        assertEquals(
                List.of(new Talker(1, new ClientId("a"), "a", true, true)),
                bench.media().talkers());
        bench.room.serverSays("user-audio-unmuted", "{\"clientId\":\"a\"}");
        bench.room.serverSays("user-video-unmuted", "{\"clientId\":\"a\"}");
        bench.room.serverSays("user-video-unmuted", "{\"clientId\":\"me\"}");
        assertEquals(
                List.of(new Talker(1, new ClientId("a"), "a", false, false)),
                bench.media().talkers());
        assertEquals(
                List.of(
                        "onMutedAudioUser",
                        "onMutedVideoUser",
                        "onUnMutedAudioUser",
                        "onUnMutedVideoUser"),
                bench.room.observer.names().stream()
                        .filter(name -> name.contains("Muted"))
                        .toList());
    }

    @Test
    void talkers_inSlotsTheRoomDoesNotHave_orGone_areNotShown() {
        bench.inside(1, "a", "b");
        talkers(talker(7, "b"), talker(1, "a"));
        assertEquals(1, bench.media().talkers().size());

        bench.room.serverSays("user-disconnected", "{\"clientId\":\"a\"}");

        assertEquals(List.of(), bench.media().talkers());
        bench.room.serverSays("active-talkers-updated", "{\"activeList\":7}");
        bench.room.serverSays("active-talkers-updated", "{}");
        assertEquals(1, bench.room.observer.payloads("onActiveTalkerList").size());
    }

    // -- what breaks --

    @Test
    void link_broken_isMadeAgain_aLimitedNumberOfTimes() {
        bench.inside(1, "a");
        bench.receiveAll();
        for (int i = 0; i < LinkKeeper.PAUSES.size(); i++) {
            bench.link().state(LinkState.FAILED);
            bench.room.run();
            assertEquals(List.of(), bench.media().received());
            assertEquals("1", bench.room.channel().last("unsubscribe").payload().toString());
            bench.pass(LinkKeeper.PAUSES.get(i));
            bench.room.acknowledge("subscribe", YES);
            bench.answer("peerId", "1");
            bench.ready("peerId", "1");
            assertEquals(List.of(1), bench.media().received());
        }
        bench.room.serverSays("connection_failed", "{\"streamId\":1,\"type\":\"subscribe\"}");
        bench.pass(Reception.REST.minusSeconds(1));

        assertEquals(4, bench.subscribed().size());
        assertEquals(List.of(), bench.media().received());
        assertEquals(List.of(), bench.engine.openLinks());
    }

    @Test
    void link_givenUp_isTriedAgainAfterARest_whenSomethingHappens() {
        bench.inside("participant", 1, "a");
        bench.pass(Duration.ofMinutes(3));
        assertEquals(4, bench.subscribed().size());

        enter("b");

        assertEquals(5, bench.subscribed().size());
        bench.receiveAll();
        assertEquals(List.of(1), bench.media().received());
    }

    @Test
    void refused_isNotAskedAgain() {
        bench.inside(2, "a", "b");

        bench.sent("subscribe").getFirst().acknowledge("{\"result\":1159}");
        bench.sent("subscribe").getLast().acknowledge("{\"result\":0}");
        bench.room.run();
        bench.answer("peerId", "2");
        bench.ready("peerId", "2");
        enter("c");
        bench.pass(Duration.ofMinutes(2));

        assertEquals(List.of(1, 2), bench.subscribed());
        assertEquals(List.of(2), bench.media().received());
    }

    @Test
    void notAcknowledged_isTakenBackAndAskedAgain() {
        bench.inside(1, "a");

        bench.pass(Duration.ofSeconds(8));
        assertEquals(List.of("1"), unsubscribed());
        bench.pass(LinkKeeper.PAUSES.getFirst());
        bench.room.acknowledge("subscribe", YES);
        bench.answer("peerId", "1");
        bench.ready("peerId", "1");

        assertEquals(List.of(1, 1), bench.subscribed());
        assertEquals(List.of(1), bench.media().received());
    }

    @Test
    void manyRounds_leaveNothingBehind() {
        bench.inside("participant", 0, "a");
        for (int i = 0; i < 1_000; i++) {
            bench.live();
            bench.room.serverSays("onAddStream", MediaBench.slot(1));
            bench.room.acknowledge("subscribe", YES);
            bench.answer("peerId", "1");
            bench.ready("peerId", "1");
            bench.room.serverSays("onRemoveStream", "{\"id\":1}");
            bench.ask(EnxRoom::unpublish);
            bench.room.acknowledge("unpublish", YES);
        }

        assertEquals(2_000, bench.engine.links().size());
        assertEquals(List.of(), bench.engine.openLinks());
        bench.pass(Duration.ofSeconds(8));
        assertEquals(0, bench.room.clock.alarms());
    }

    // -- the stream a program holds --

    @Test
    void stream_keepsWhatItShowsWhere_alsoOnANewLink() {
        bench.inside(1, "a");
        EnxStream stream = stream(1);
        stream.watch(anySink());
        stream.volume(0.5);
        stream.meter(level -> {});
        bench.receiveAll();
        FakeLink first = bench.link();
        assertTrue(first.isWatched() && first.isMetered());
        assertEquals(0.5, first.volume());

        first.state(LinkState.FAILED);
        bench.room.run();
        bench.pass(LinkKeeper.PAUSES.getFirst());
        bench.room.acknowledge("subscribe", YES);
        FakeLink second = bench.link();

        assertTrue(second != first && second.isWatched() && second.isMetered());
        assertEquals(0.5, second.volume());
        stream.watch(null);
        stream.volume(1);
        stream.meter(null);
        bench.room.run();
        assertFalse(second.isWatched() || second.isMetered());
        assertEquals(1, second.volume());
        assertSame(stream, stream(1));
        assertEquals(1, stream.id());
    }

    private List<String> pictureMutes() {
        return bench.sent("signaling_message").stream()
                .map(message -> message.payload())
                .filter(payload -> payload.at("/msg/type").asText().equals("updatestream"))
                .map(
                        payload ->
                                payload.path("streamId").asText()
                                        + " "
                                        + payload.at("/msg/config/muteStream"))
                .toList();
    }

    private static final String WITHOUT_PICTURE = "1 {\"audio\":false,\"video\":true}";
    private static final String WITH_PICTURE = "1 {\"audio\":false,\"video\":false}";

    @Test
    void pictureThatNobodyWatches_isNotWantedOfTheServer_untilSomebodyDoes() {
        bench.inside(1, "a");
        bench.receiveAll();
        assertEquals(List.of(), pictureMutes());
        bench.pass(PictureDemand.PATIENCE);
        assertEquals(List.of(WITHOUT_PICTURE), pictureMutes());

        stream(1).watch(anySink());
        bench.room.run();
        assertEquals(List.of(WITHOUT_PICTURE, WITH_PICTURE), pictureMutes());
        bench.pass(Duration.ofMinutes(1));
        assertEquals(2, pictureMutes().size());
    }

    @Test
    void pictureLeftForAMoment_goesOn() {
        bench.inside(1, "a");
        stream(1).watch(anySink());
        bench.receiveAll();
        stream(1).watch(null);
        bench.pass(PictureDemand.PATIENCE.dividedBy(2));
        stream(1).watch(anySink());
        bench.pass(Duration.ofMinutes(1));

        assertEquals(List.of(), pictureMutes());
    }

    @Test
    void newLink_isToldAnewThatItsPictureIsNotWanted() {
        bench.inside(1, "a");
        bench.receiveAll();
        bench.pass(PictureDemand.PATIENCE);
        bench.link().state(LinkState.FAILED);
        bench.room.run();
        bench.pass(LinkKeeper.PAUSES.getFirst());
        bench.room.acknowledge("subscribe", YES);
        bench.answer("peerId", "1");
        bench.ready("peerId", "1");
        assertEquals(1, pictureMutes().size());
        bench.pass(PictureDemand.PATIENCE);

        assertEquals(List.of(WITHOUT_PICTURE, WITHOUT_PICTURE), pictureMutes());
    }

    @Test
    void streamThatIsGone_asksForNothing() {
        bench.inside(1, "a");
        bench.receiveAll();
        bench.room.serverSays("onRemoveStream", "{\"id\":1}");
        bench.pass(Duration.ofMinutes(1));

        assertEquals(List.of(), pictureMutes());
    }

    @Test
    void stream_measuresItsLinkOrNothing() {
        bench.inside(1, "a");
        assertEquals(
                LinkStatistics.NOTHING, RoomBench.now(bench.ask(room -> stream(1).statistics())));
        bench.receiveAll();
        LinkStatistics measured = new LinkStatistics(640, 360, 30, 500, 1, 0, 20, 99, 0.5, "VP8");
        bench.link().statistics(measured);

        assertEquals(measured, RoomBench.now(bench.ask(room -> stream(1).statistics())));
        assertEquals(Optional.empty(), bench.room.room.stream(2));
    }

    // -- shown screens --

    @Test
    void share_isReceivedAndNamed() {
        bench.inside(0, "a");

        bench.room.serverSays("onAddStream", SHARE_STREAM);
        bench.room.serverSays("shareStarted", SHARE);

        assertEquals(List.of(101), bench.subscribed());
        bench.receiveAll();
        assertEquals(new MediaKinds(false, true), bench.link().kinds());
        assertEquals(
                Optional.of(new RoomMedia.Sharer(101, new ClientId("a"), "a")),
                bench.media().share());
        assertEquals(List.of(101), bench.media().received());
        bench.room.serverSays("shareStopped", SHARE);
        bench.room.serverSays("onRemoveStream", "{\"id\":101}");

        assertEquals(Optional.empty(), bench.media().share());
        assertEquals(List.of(), bench.engine.openLinks());
        assertEquals(
                List.of("onScreenSharedStarted", "onScreenSharedStopped"),
                bench.room.observer.names().stream()
                        .filter(name -> name.startsWith("onScreen"))
                        .toList());
    }

    @Test
    void share_notAnnouncedOtherwise_isReceivedAllTheSame() {
        bench.inside(0, "a");

        bench.room.serverSays("shareStarted", SHARE);
        bench.receiveAll();

        assertEquals(List.of(101), bench.media().received());
        bench.room.serverSays("shareStopped", SHARE);
        assertEquals(List.of("101"), unsubscribed());
        bench.room.serverSays("shareStarted", SHARE);
        assertEquals(List.of(101, 101), bench.subscribed());
    }

    @Test
    void share_changingHands_isReceivedAnew() {
        bench.inside(0, "a", "b");
        bench.room.serverSays("onAddStream", SHARE_STREAM);
        bench.room.serverSays("shareStarted", SHARE);
        bench.receiveAll();

        bench.room.serverSays("onAddStream", SHARE_STREAM.replace("\"a\"", "\"b\""));
        bench.room.serverSays("shareStarted", SHARE.replace("\"a\"", "\"b\""));
        bench.room.serverSays("shareStopped", SHARE);

        assertEquals(List.of("101"), unsubscribed());
        assertEquals(List.of(101, 101), bench.subscribed());
        assertEquals("b", bench.media().share().orElseThrow().id().value());
    }

    @Test
    void share_runningAlready_isFoundByWhoComesLate() {
        bench.room.accept();
        bench.room.serverSays(
                "room-connected",
                MediaBench.connected("me", "moderator", 0, "a")
                        .replace("\"streams\":[]", "\"streams\":[" + SHARE_STREAM + "]"));

        assertEquals(List.of(101), bench.subscribed());
        assertEquals("a", bench.media().share().orElseThrow().name());
    }

    @Test
    void share_ofOurOwn_isNotReceived() {
        bench.inside(0, "a");

        bench.room.serverSays("shareStarted", SHARE.replace("\"a\"", "\"me\""));
        bench.room.serverSays("onAddStream", SHARE_STREAM.replace("\"a\"", "\"me\""));

        assertEquals(List.of(), bench.subscribed());
        assertEquals(Optional.empty(), bench.media().share());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"clientId\":\"a\"}",
                "{\"streamId\":101}",
                "{\"clientId\":\" \",\"streamId\":101}",
                "{\"clientId\":\"a\",\"streamId\":-5}",
                "{\"clientId\":\"a\",\"streamId\":{}}"
            })
    void share_malformed_isDropped(String payload) {
        bench.inside(0, "a");

        bench.room.serverSays("shareStarted", payload);
        bench.room.serverSays("shareStopped", payload);

        assertEquals(List.of(), bench.subscribed());
        assertEquals(Optional.empty(), bench.media().share());
    }
}
