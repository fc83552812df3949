package dev.anteroom.enx;

import static dev.anteroom.enx.MediaBench.OWN;
import static dev.anteroom.enx.MediaBench.YES;
import static dev.anteroom.enx.MediaBench.now;
import static dev.anteroom.enx.RoomBench.isOpen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.MediaException;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SendLimits;
import dev.anteroom.testkit.FakeLink;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own camera and microphone on their way to the room (protocol section 5.1). */
final class PublishTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MediaBench bench = new MediaBench();

    private RequestOutcome.Refused refused(CompletionStage<RequestOutcome> stage) {
        return assertInstanceOf(RequestOutcome.Refused.class, now(stage));
    }

    private String failure() {
        return assertInstanceOf(Publishing.Failed.class, bench.own()).message();
    }

    /** Lets the pause before the next attempt pass. */
    private void nextAttempt(int pause) {
        bench.pass(LinkKeeper.PAUSES.get(pause));
    }

    // -- the whole way --

    @Test
    void publish_goesTheWholeWay() throws Exception {
        bench.inside(0);

        CompletionStage<RequestOutcome> published = bench.publish();

        assertEquals(new Publishing.Starting(), bench.own());
        assertEquals(
                WireCodec.parse(
                        """
                        {"state":"media_engine","data":true,"audio":true,"video":true,
                         "attributes":{},"muteStream":{},"minVideoBW":100,"maxVideoBW":1500,
                         "scheme":"notify-break-recover"}"""),
                bench.room.channel().last("publish").payload());
        assertEquals(List.of(), bench.engine.links(), "nothing is made before the server agrees");
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        FakeLink link = bench.link();
        assertEquals(List.of(new SendLimits(100, 1500, 25)), link.limits());
        assertEquals(
                List.of(new IceServer(List.of("stun:stun.example:3478"), "u", "c")),
                link.servers());
        assertEquals(MediaKinds.BOTH, link.kinds());
        assertEquals(
                MediaBench.offer(812345, 1),
                bench.room.channel().last("signaling_message").payload());
        bench.room.acknowledge("signaling_message", YES);
        bench.engineSays("streamId", OWN, "{\"type\":\"initializing\"}");
        bench.engineSays("streamId", OWN, "{\"type\":\"started\"}");
        bench.answer("streamId", OWN);
        assertEquals(List.of("v=0 answer"), link.answers());
        assertEquals(new Publishing.Starting(), bench.own());
        assertTrue(isOpen(published));
        bench.ready("streamId", OWN);

        assertEquals(new Publishing.Live(false, false), bench.own());
        assertEquals(
                812345,
                assertInstanceOf(RequestOutcome.Done.class, now(published))
                        .reply()
                        .path("id")
                        .asInt());
        assertEquals(
                OWN,
                bench.room
                        .observer
                        .payloads("onPublishedStream")
                        .getFirst()
                        .path("streamId")
                        .asText());
        assertTrue(bench.camera.isAudioEnabled() && bench.camera.isVideoEnabled());
        assertFalse(bench.camera.isClosed());
    }

    @Test
    void options_areToldAndObeyed() throws Exception {
        bench.inside(0);

        bench.ask(
                room ->
                        room.publish(
                                bench.camera,
                                new PublishOptions(
                                        new MediaKinds(true, false),
                                        true,
                                        false,
                                        Map.of("name", "Mo"))));

        JsonNode payload = bench.room.channel().last("publish").payload();
        assertTrue(payload.path("video").isMissingNode());
        assertEquals(WireCodec.parse("{\"audio\":true}"), payload.path("muteStream"));
        assertEquals("Mo", payload.path("attributes").path("name").asText());
        bench.becomeLive(OWN);
        assertEquals(new Publishing.Live(true, true), bench.own());
        assertEquals(new MediaKinds(true, false), bench.link().kinds());
        assertEquals(List.of("user-audio-muted"), bench.mutesSent());
        assertFalse(bench.camera.isAudioEnabled());
    }

    @Test
    void options_nothingAtAll_areRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PublishOptions(new MediaKinds(false, false), false, false, Map.of()));
    }

    @Test
    void ids_areHandedBackAsTheServerSpellsThem() {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":\"stream-x1\"}");

        assertEquals(
                "stream-x1",
                bench.room
                        .channel()
                        .last("signaling_message")
                        .payload()
                        .path("streamId")
                        .textValue());
        bench.answer("streamId", "\"stream-x1\"");
        bench.ready("streamId", "\"stream-x1\"");
        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    @Test
    void limits_changedByTheRoom_reachTheSender() {
        bench.inside(0).live();

        bench.room.serverSays(
                "room-connected",
                MediaBench.connected("me", "moderator", 0)
                        .replace("\"maxVideoBW\":1500", "\"maxVideoBW\":400"));

        assertEquals(new SendLimits(100, 400, 25), bench.link().limits().getLast());
        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    // -- candidates --

    @Test
    void candidates_goOutOnlyAfterTheAnswer() throws Exception {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        bench.link().find(new IceCandidate("0", 0, "candidate:1 1 udp 1 192.0.2.1 5000 typ host"));
        bench.link().endOfCandidates();
        bench.room.run();
        assertEquals(1, bench.signals().size(), "only the offer");

        bench.answer("streamId", OWN);
        bench.link().find(new IceCandidate("1", 1, "candidate:2 1 udp 1 192.0.2.1 5001 typ host"));
        bench.room.run();

        assertEquals(
                List.of(
                        WireCodec.parse(
                                """
                                {"type":"candidate","candidate":{"sdpMLineIndex":0,"sdpMid":"0",
                                 "candidate":"a=candidate:1 1 udp 1 192.0.2.1 5000 typ host"}}"""),
                        WireCodec.parse(
                                """
                                {"type":"candidate","candidate":{"sdpMLineIndex":-1,
                                 "sdpMid":"end","candidate":"end"}}"""),
                        WireCodec.parse(
                                """
                                {"type":"candidate","candidate":{"sdpMLineIndex":1,"sdpMid":"1",
                                 "candidate":"a=candidate:2 1 udp 1 192.0.2.1 5001 typ host"}}""")),
                bench.signals().subList(1, 4));
    }

    @Test
    void candidates_ofTheServer_waitForTheAnswer() {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        String line = "candidate:1 1 udp 1 192.0.2.9 6000 typ host";
        bench.engineSays(
                "streamId",
                OWN,
                """
                {"type":"candidate","candidate":
                 {"sdpMLineIndex":0,"sdpMid":"video","candidate":"a=%s"}}"""
                        .formatted(line));
        assertEquals(List.of(), bench.link().candidates());

        bench.answer("streamId", OWN);
        bench.engineSays(
                "streamId",
                OWN,
                """
                {"type":"candidate","candidate":
                 {"sdpMLineIndex":-1,"sdpMid":"end","candidate":"end"}}""");

        assertEquals(List.of(new IceCandidate("1", 1, line)), bench.link().candidates());
    }

    @Test
    void candidates_endless_areNotAllKept() {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        for (int i = 0; i < 10_000; i++) {
            bench.engineSays(
                    "streamId",
                    OWN,
                    "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"candidate:%d\"}}"
                            .formatted(i));
        }
        bench.answer("streamId", OWN);

        assertEquals(128, bench.link().candidates().size());
    }

    // -- refusals --

    @Test
    void publish_whileAwaiting_isRefusedHere() {
        MediaBench guest = new MediaBench("participant");
        guest.room.accept();
        guest.room.serverSays(
                "room-connected", RoomBench.connected("me", "participant", true, true));

        assertEquals(1130, refused(guest.publish()).code());
        assertEquals(0, guest.room.sent("publish"));
        assertEquals(new Publishing.Off(), guest.own());
        guest.room.serverSays(
                "roomManagementEvents",
                "{\"id\":\"wait-room-disabled\",\"event_type\":\"user-allowed\",\"roomData\":"
                        + "{\"streams\":[],\"userList\":[]}}");
        assertEquals(0, guest.room.sent("publish"), "nothing is sent of what was refused");
    }

    @Test
    void publish_beforeTheRoom_isNotSent() {
        assertEquals(new RequestOutcome.NotSent(), now(bench.publish()));
        bench.inside(0);
        assertEquals(0, bench.room.sent("publish"));
    }

    @Test
    void publish_withoutMedia_isRefusedHere() {
        RoomBench bare = new RoomBench().asModerator();
        var outcome = bare.room.publish(new FakeLocalMedia(), PublishOptions.DEFAULTS);
        bare.run();
        assertEquals(1170, refused(outcome).code());

        bench.inside(0);
        bench.engine.state(new MediaState.Unavailable(MediaState.Why.NO_LIBRARY, "none"));
        assertEquals(1170, refused(bench.publish()).code());
        assertEquals(0, bench.room.sent("publish"));
    }

    @Test
    void publish_twice_isRefusedHere() {
        bench.inside(0).live();

        assertEquals(1140, refused(bench.publish()).code());
        assertEquals(1, bench.room.sent("publish"));
        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"result\":4126,\"msg\":\"no media\"}   | no media",
                "{\"result\":4126}                        | The server refused with code 4126.",
                "{\"result\":4101,\"msg\":\"x\"}          | The server does not allow this here.",
            })
    void publish_refusedByTheServer_isNotTriedAgain(String ack, String sentence) {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();

        bench.room.acknowledge("publish", ack);
        bench.pass(Duration.ofMinutes(2));

        assertEquals(sentence, failure());
        assertFalse(now(published) instanceof RequestOutcome.Done);
        assertEquals(1, bench.room.sent("publish"));
        assertEquals(List.of(), bench.engine.links());
        bench.live();
        assertInstanceOf(Publishing.Live.class, bench.own(), "asked again by hand");
    }

    @Test
    void offer_refusedByTheServer_isNotTriedAgain() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");

        bench.room.acknowledge("signaling_message", "{\"result\":4128,\"msg\":\"bad offer\"}");

        assertEquals(4128, refused(published).code());
        assertEquals("bad offer", failure());
        assertTrue(bench.link().isClosed());
        assertEquals("812345", bench.room.channel().last("unpublish").payload().toString());
    }

    // -- what breaks is tried again, a limited number of times --

    @Test
    void link_failsAgainAndAgain_isGivenUpInWords() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();
        for (int attempt = 0; attempt <= LinkKeeper.PAUSES.size(); attempt++) {
            String id = "81234" + attempt;
            bench.room.acknowledge("publish", "{\"result\":0,\"id\":" + id + "}");
            assertEquals(new Publishing.Starting(), bench.own());
            bench.link().state(LinkState.FAILED);
            bench.room.run();
            assertEquals(id, bench.room.channel().last("unpublish").payload().toString());
            assertTrue(bench.link().isClosed());
            if (attempt < LinkKeeper.PAUSES.size()) {
                assertTrue(isOpen(published));
                nextAttempt(attempt);
            }
        }

        assertEquals("The media connection broke off.", failure());
        assertEquals(1160, refused(published).code());
        bench.pass(Duration.ofMinutes(2));
        assertEquals(4, bench.room.sent("publish"));
        assertEquals(List.of(), bench.engine.openLinks());
    }

    @Test
    void link_brokenWhileLive_comesBackByItself() {
        bench.inside(0).live();
        FakeLink first = bench.link();

        first.state(LinkState.FAILED);
        bench.room.run();

        assertEquals(new Publishing.Starting(), bench.own());
        nextAttempt(0);
        bench.becomeLive("812346");
        assertEquals(new Publishing.Live(false, false), bench.own());
        assertEquals(2, bench.engine.links().size());
        assertEquals(
                List.of("onPublishedStream", "onUnPublishedStream", "onPublishedStream"),
                bench.room.observer.names().stream()
                        .filter(name -> name.contains("Published"))
                        .toList());
        first.state(LinkState.CONNECTED);
        first.state(LinkState.FAILED);
        bench.room.run();
        assertInstanceOf(Publishing.Live.class, bench.own(), "an old link is not heard");
    }

    @Test
    void link_thatFlaps_isGivenUp_butNotOneThatHeld() {
        bench.inside(0).live();
        for (int i = 0; i < LinkKeeper.PAUSES.size(); i++) {
            bench.link().state(LinkState.FAILED);
            bench.room.run();
            nextAttempt(i);
            bench.becomeLive("81235" + i);
        }
        bench.pass(LinkKeeper.PROVEN);
        bench.link().state(LinkState.FAILED);
        bench.room.run();
        nextAttempt(0);
        bench.becomeLive("812360");
        assertInstanceOf(Publishing.Live.class, bench.own(), "it had held");

        for (int i = 1; i < LinkKeeper.PAUSES.size(); i++) {
            bench.link().state(LinkState.FAILED);
            bench.room.run();
            nextAttempt(i);
            bench.becomeLive("81237" + i);
        }
        bench.link().state(LinkState.FAILED);
        bench.room.run();
        assertEquals("The media connection broke off.", failure());
    }

    @Test
    void connectionFailed_ofTheServer_countsLikeABrokenLink() {
        bench.inside(0).live();

        bench.room.serverSays("connection_failed", "{\"streamId\":9,\"type\":\"publish\"}");
        assertInstanceOf(Publishing.Live.class, bench.own());
        bench.room.serverSays("connection_failed", "{\"streamId\":812345,\"type\":\"publish\"}");

        assertEquals(new Publishing.Starting(), bench.own());
        assertTrue(bench.link().isClosed());
    }

    @Test
    void link_interrupted_isGivenTime() {
        bench.inside(0).live();
        bench.link().state(LinkState.CONNECTED);
        bench.link().state(LinkState.INTERRUPTED);
        bench.room.run();
        bench.pass(LinkWatch.LONGEST_INTERRUPTION.minus(SECOND));
        bench.link().state(LinkState.CONNECTED);
        bench.room.run();
        bench.pass(Duration.ofMinutes(1));
        assertInstanceOf(Publishing.Live.class, bench.own());

        bench.link().state(LinkState.INTERRUPTED);
        bench.room.run();
        bench.pass(LinkWatch.LONGEST_INTERRUPTION);

        assertInstanceOf(Publishing.Starting.class, bench.own());
    }

    @Test
    void offer_thatCannotBeMade_isTriedAgain() {
        bench.inside(0);
        bench.engine.failLinks(new MediaException("no media"));
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        assertTrue(bench.link().isClosed());
        assertEquals("812345", bench.room.channel().last("unpublish").payload().toString());

        bench.engine.failLinks(null);
        nextAttempt(0);
        bench.becomeLive("812346");

        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    @Test
    void answer_thatCannotBeUsed_isTriedAgain() {
        bench.inside(0);
        bench.engine.holdLinks(true);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        assertEquals(List.of(), bench.signals());
        bench.link().makeOffer();
        bench.room.run();
        bench.answer("streamId", OWN);
        bench.ready("streamId", OWN);
        assertEquals(new Publishing.Starting(), bench.own(), "ready came before it was usable");

        bench.link().fail(new MediaException("unusable"));
        bench.room.run();
        bench.engine.holdLinks(false);
        nextAttempt(0);
        bench.becomeLive("812346");

        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    @Test
    void ready_beforeTheAnswerIsTaken_counts() {
        bench.inside(0);
        bench.engine.holdLinks(true);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        bench.link().makeOffer();
        bench.room.run();
        bench.answer("streamId", OWN);
        bench.ready("streamId", OWN);

        bench.link().takeAnswer();
        bench.room.run();

        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    @Test
    void ready_withoutAnAnswer_meansNothing() {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");

        bench.ready("streamId", OWN);
        bench.answer("streamId", OWN);

        assertEquals(new Publishing.Starting(), bench.own());
    }

    @Test
    void answer_second_isDropped() {
        bench.inside(0).live();

        bench.answer("streamId", OWN);

        assertEquals(1, bench.link().answers().size());
    }

    // -- time-outs --

    @Test
    void publish_notAcknowledged_isTriedAgainAndThenGivenUp() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();

        bench.pass(Duration.ofMinutes(2));

        assertEquals(4, bench.room.sent("publish"));
        assertEquals("The server did not answer. Try again.", failure());
        assertEquals(1160, refused(published).code());
        assertEquals(List.of(), bench.engine.links());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handshake_thatStops_hasALimit(boolean withAnswer) {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();
        for (int attempt = 0; attempt < 4; attempt++) {
            String id = "81234" + attempt;
            bench.room.acknowledge("publish", "{\"result\":0,\"id\":" + id + "}");
            bench.room.acknowledge("signaling_message", YES);
            if (withAnswer) {
                bench.answer("streamId", id);
            }
            bench.pass(Negotiation.LONGEST.minus(SECOND));
            assertFalse(bench.link().isClosed());
            bench.pass(SECOND);
            assertTrue(bench.link().isClosed());
            if (attempt < 3) {
                nextAttempt(attempt);
            }
        }

        assertEquals("The media connection did not come about in time.", failure());
        assertEquals(1160, refused(published).code());
    }

    @Test
    void handshake_whoseMediaFlow_needsNoReady() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        bench.answer("streamId", OWN);
        bench.link().state(LinkState.CONNECTED);
        bench.room.run();
        assertEquals(new Publishing.Starting(), bench.own());

        bench.pass(Negotiation.LONGEST);

        assertInstanceOf(Publishing.Live.class, bench.own());
        assertInstanceOf(RequestOutcome.Done.class, now(published));
    }

    @Test
    void acknowledgement_withoutAUsableId_isNoPublication() {
        for (String id :
                List.of("null", "{}", "\" \"", "\"" + "9".repeat(100) + "\"", "true", "[1]")) {
            MediaBench odd = new MediaBench().inside(0);
            odd.publish();
            odd.room.acknowledge("publish", "{\"result\":0,\"id\":" + id + "}");

            assertEquals(List.of(), odd.engine.links(), id);
            assertEquals(List.of(), odd.signals(), id);
            odd.pass(LinkKeeper.PAUSES.getFirst());
            assertEquals(2, odd.room.sent("publish"), id);
        }
    }

    // -- taking it back --

    @Test
    void unpublish_endsSendingAtOnce() {
        bench.inside(0).live();

        var outcome = bench.ask(EnxRoom::unpublish);

        assertTrue(bench.link().isClosed());
        assertEquals(new Publishing.Off(), bench.own());
        assertEquals("812345", bench.room.channel().last("unpublish").payload().toString());
        assertTrue(isOpen(outcome));
        bench.room.acknowledge("unpublish", YES);
        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
        assertEquals(1, bench.room.observer.payloads("onUnPublishedStream").size());
        assertFalse(bench.camera.isClosed(), "it stays its owner's");
        bench.pass(Duration.ofMinutes(1));
        assertEquals(1, bench.room.sent("publish"));
    }

    @Test
    void unpublish_notAnswered_isUnconfirmed() {
        bench.inside(0).live();
        var outcome = bench.ask(EnxRoom::unpublish);

        bench.pass(Duration.ofSeconds(8));

        assertEquals(new RequestOutcome.Unconfirmed(), now(outcome));
        assertEquals(new Publishing.Off(), bench.own());
    }

    @Test
    void unpublish_ofNothing_isUnchanged_andClearsAFailure() {
        bench.inside(0);
        assertEquals(new RequestOutcome.Unchanged(), now(bench.ask(EnxRoom::unpublish)));
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":4126}");
        failure();

        assertEquals(new RequestOutcome.Unchanged(), now(bench.ask(EnxRoom::unpublish)));
        assertEquals(new Publishing.Off(), bench.own());
        assertEquals(0, bench.room.sent("unpublish"));
    }

    @Test
    void unpublish_beforeTheServerAnswered_takesBackWhatItStillMakes() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();

        var outcome = bench.ask(EnxRoom::unpublish);

        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
        assertEquals(1160, refused(published).code());
        assertEquals(0, bench.room.sent("unpublish"));
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        assertEquals("812345", bench.room.channel().last("unpublish").payload().toString());
        assertEquals(List.of(), bench.engine.links());
    }

    @Test
    void unpublish_whileItRests_endsTheAttempts() {
        bench.inside(0).live();
        bench.link().state(LinkState.FAILED);
        bench.room.run();

        bench.ask(EnxRoom::unpublish);
        bench.pass(Duration.ofMinutes(1));

        assertEquals(1, bench.room.sent("publish"));
        assertEquals(new Publishing.Off(), bench.own());
    }

    @Test
    void republish_withOtherMedia_sendsTheOther() {
        bench.inside(0).live();
        bench.ask(EnxRoom::unpublish);
        bench.room.acknowledge("unpublish", YES);
        FakeLocalMedia other = new FakeLocalMedia();

        bench.ask(room -> room.publish(other, PublishOptions.DEFAULTS));
        bench.becomeLive("812346");

        assertEquals(other, bench.link().media().orElseThrow());
        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    // -- the end of the stay --

    @ParameterizedTest
    @ValueSource(strings = {"leaves", "user-denied", "disconnected-by-moderator", "room-ended"})
    void stay_over_closesEverything(String how) {
        bench.inside(2, "a", "b").live();
        bench.receiveAll();

        if (how.equals("leaves")) {
            bench.ask(EnxRoom::disconnect);
        } else {
            bench.room.serverSays(
                    "room-disconnected", "{\"cause\":{\"cause\":1,\"msg\":\"" + how + "\"}}");
        }

        assertEquals(3, bench.engine.links().size());
        assertEquals(List.of(), bench.engine.openLinks());
        assertEquals(RoomMedia.NONE, bench.media());
        assertEquals(new RequestOutcome.NotSent(), now(bench.publish()));
        bench.pass(Duration.ofMinutes(1));
        assertEquals(0, bench.room.clock.alarms());
    }

    @Test
    void stay_overWhilePublishing_endsTheRequest() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();

        bench.ask(EnxRoom::disconnect);

        assertEquals(new RequestOutcome.Unconfirmed(), now(published));
    }

    @Test
    void lateWordsOfTheEngine_afterTheEnd_areNothing() {
        bench.inside(0).live();
        FakeLink link = bench.link();
        bench.ask(EnxRoom::unpublish);
        int before = bench.signals().size();

        link.find(new IceCandidate("0", 0, "candidate:late"));
        link.state(LinkState.FAILED);
        link.endOfCandidates();
        bench.room.run();

        assertEquals(before, bench.signals().size());
        assertEquals(new Publishing.Off(), bench.own());
    }

    // -- hostile words --

    @Test
    void hostileWords_areDropped() {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");
        IntStream.range(0, 3).forEach(i -> bench.engineSays("streamId", OWN, "{}"));
        for (String message :
                List.of(
                        "7",
                        "{\"type\":\"answer\"}",
                        "{\"type\":\"answer\",\"sdp\":7}",
                        "{\"type\":\"answer\",\"sdp\":\"" + "x".repeat(300_000) + "\"}",
                        "{\"type\":\"candidate\"}",
                        "{\"type\":\"candidate\",\"candidate\":{\"candidate\":7}}",
                        "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\""
                                + "x".repeat(5_000)
                                + "\"}}")) {
            bench.engineSays("streamId", OWN, message);
        }
        bench.room.serverSays("media_engine_connecting", "{}");
        bench.room.serverSays("media_engine_connecting", "{\"streamId\":{},\"msg\":{}}");
        bench.room.serverSays("connection_failed", "{}");

        assertEquals(List.of(), bench.link().answers());
        assertEquals(List.of(), bench.link().candidates());
        bench.answer("streamId", OWN);
        bench.ready("streamId", OWN);
        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    // -- measuring --

    @Test
    void ownStatistics_areTheLinksOrNothing() {
        bench.inside(0);
        assertEquals(LinkStatistics.NOTHING, RoomBench.now(bench.ask(EnxRoom::ownStatistics)));
        bench.live();
        LinkStatistics measured = new LinkStatistics(640, 360, 30, 500, 1, 0, 20, 99, 0.5, "VP8");
        bench.link().statistics(measured);

        assertEquals(measured, RoomBench.now(bench.ask(EnxRoom::ownStatistics)));
    }
}
