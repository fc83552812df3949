package dev.anteroom.enx;

import static dev.anteroom.enx.MediaBench.OWN;
import static dev.anteroom.enx.MediaBench.YES;
import static dev.anteroom.enx.MediaBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.ConnectionState.Reconnecting;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkState;
import dev.anteroom.testkit.FakeLink;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Media across a lost connection, and the screen of one's own (protocol sections 4.9 and 6). */
final class MediaReconnectTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MediaBench bench = new MediaBench();

    private void comeBack(String... others) {
        bench.pass(PAUSE);
        bench.room.accept();
        bench.room.serverSays(
                "room-connected", MediaBench.connected("me2", "moderator", 2, others));
    }

    @Test
    void lost_everythingIsClosed_andMadeAgainWhenBack() {
        bench.inside(2, "a", "b").live();
        bench.receiveAll();
        List<FakeLink> old = bench.engine.links();
        EnxStream stream = bench.room.room.stream(1).orElseThrow();

        bench.room.lose();

        assertEquals(List.of(), bench.engine.openLinks());
        assertInstanceOf(Reconnecting.class, bench.room.room.snapshot().connection());
        assertEquals(new Publishing.Starting(), bench.own());
        assertEquals(List.of(), bench.media().received());
        comeBack("a");
        bench.becomeLive("812346");
        bench.receiveAll();
        assertEquals(new Publishing.Live(false, false), bench.own());
        assertEquals(List.of(1), bench.media().received());
        assertEquals(old.size() + 2, bench.engine.links().size());
        assertSame(stream, bench.room.room.stream(1).orElseThrow());
        for (FakeLink link : old) {
            link.find(new IceCandidate("0", 0, "candidate:late"));
            link.state(LinkState.FAILED);
        }
        bench.room.run();
        assertEquals(new Publishing.Live(false, false), bench.own(), "old links are not heard");
        assertEquals(List.of(1), bench.media().received());
        assertEquals(List.of(), bench.sent("unpublish"));
        assertEquals(List.of(), bench.sent("unsubscribe"));
    }

    @Test
    void mutesAndHolds_areKept() {
        bench.inside(0).live();
        bench.ask(room -> room.muteSelfVideo(true));
        bench.room.serverSays("hardmute-user-audio", "{\"clientId\":\"me\"}");
        bench.room.lose();
        comeBack();

        assertEquals(
                "{\"audio\":true,\"video\":true}",
                bench.room.channel().last("publish").payload().path("muteStream").toString());
        bench.becomeLive("812346");
        assertEquals(List.of("user-audio-muted", "user-video-muted"), bench.mutesSent());
        assertEquals(new Publishing.Live(true, true), bench.own());
        assertTrue(bench.media().audioHeld());
        assertFalse(bench.camera.isAudioEnabled() || bench.camera.isVideoEnabled());
    }

    @Test
    void muteWhileReconnecting_isTakenAlong() {
        bench.inside(0).live();
        bench.room.lose();

        assertInstanceOf(
                RequestOutcome.Done.class, now(bench.ask(room -> room.muteSelfAudio(true))));
        assertFalse(bench.camera.isAudioEnabled());
        comeBack();
        bench.becomeLive("812346");

        assertEquals(new Publishing.Live(true, false), bench.own());
        assertEquals(List.of("user-audio-muted"), bench.mutesSent());
    }

    @Test
    void publishUnderWay_isUnconfirmed_butTriedAgainWhenBack() {
        bench.inside(0);
        CompletionStage<RequestOutcome> published = bench.publish();
        bench.room.acknowledge("publish", "{\"result\":0,\"id\":812345}");

        bench.room.lose();

        assertEquals(new RequestOutcome.Unconfirmed(), now(published));
        assertEquals(new Publishing.Starting(), bench.own());
        comeBack();
        bench.becomeLive("812346");
        assertInstanceOf(Publishing.Live.class, bench.own());
    }

    @Test
    void unpublishWhileReconnecting_publishesNothingWhenBack() {
        bench.inside(0).live();
        bench.room.lose();

        assertInstanceOf(RequestOutcome.Done.class, now(bench.ask(EnxRoom::unpublish)));
        comeBack();

        assertEquals(List.of(), bench.sent("publish"));
        assertEquals(new Publishing.Off(), bench.own());
    }

    @Test
    void publishWhileReconnecting_isNotSentEver() {
        bench.inside(0);
        bench.room.lose();

        assertEquals(new RequestOutcome.NotSent(), now(bench.publish()));
        comeBack();

        assertEquals(List.of(), bench.sent("publish"));
    }

    @Test
    void whatHadFailed_isNotTriedAgainByComingBack() {
        bench.inside(0);
        bench.publish();
        bench.room.acknowledge("publish", "{\"result\":4126}");
        bench.room.lose();
        comeBack();

        assertEquals(List.of(), bench.sent("publish"));
        assertInstanceOf(Publishing.Failed.class, bench.own());
    }

    @Test
    void resting_isCutShortByComingBack() {
        bench.inside(0).live();
        bench.link().state(LinkState.FAILED);
        bench.room.run();
        bench.room.lose();
        comeBack();
        bench.pass(Duration.ofSeconds(2));

        assertEquals(1, bench.sent("publish").size(), "one attempt, not two");
    }

    @Test
    void talkers_areForgottenWhenBack_andTheCountToldAgain() {
        bench.inside(2, "a", "b");
        bench.ask(room -> room.setTalkerCount(1));
        bench.room.acknowledge("setNumberOfTalker", "{\"result\":0,\"numTalkers\":1}");
        bench.room.serverSays(
                "active-talkers-updated",
                "{\"activeList\":[{\"streamId\":1,\"clientId\":\"a\",\"name\":\"a\"}]}");
        bench.room.lose();
        assertEquals(1, bench.media().talkers().size(), "what was last known");

        comeBack("a", "b");

        assertEquals(List.of(), bench.media().talkers());
        assertEquals(1, bench.sent("setNumberOfTalker").size());
        assertEquals(List.of(1), bench.subscribed());
    }

    @Test
    void refusedBack_endsEverything() {
        bench.inside(0).live();
        bench.room.lose();
        bench.pass(PAUSE);
        bench.room.channel().accept();
        bench.room.run();
        bench.room.acknowledge("token", "{\"result\":4131}");

        assertEquals(RoomMedia.NONE, bench.media());
        assertEquals(List.of(), bench.engine.openLinks());
    }

    // -- one's own screen --

    private CompletionStage<RequestOutcome> share() {
        return bench.ask(room -> room.publishShare(bench.screen));
    }

    @Test
    void share_goesBesideTheCamera() throws Exception {
        bench.inside(0).live();

        CompletionStage<RequestOutcome> shared = share();

        assertEquals(
                WireCodec.parse(
                        """
                        {"state":"media_engine","video":true,"screen":true,"attributes":{},
                         "muteStream":{},"minVideoBW":100,"maxVideoBW":1500,
                         "scheme":"notify-break-recover"}"""),
                bench.room.channel().last("publish").payload());
        bench.becomeLive("900001");
        assertInstanceOf(RequestOutcome.Done.class, now(shared));
        assertEquals(new Publishing.Live(true, false), bench.media().ownShare());
        assertEquals(new Publishing.Live(false, false), bench.own());
        assertEquals(2, bench.engine.openLinks().size());
        bench.room.serverSays(
                "shareStarted", "{\"clientId\":\"me\",\"name\":\"Mo\",\"streamId\":101}");
        assertEquals(Optional.empty(), bench.media().share());

        var ended = bench.ask(EnxRoom::unpublishShare);
        bench.room.acknowledge("unpublish", YES);
        assertInstanceOf(RequestOutcome.Done.class, now(ended));
        assertEquals("900001", bench.room.channel().last("unpublish").payload().toString());
        assertEquals(new Publishing.Off(), bench.media().ownShare());
        assertEquals(1, bench.engine.openLinks().size());
        assertEquals(List.of(), bench.mutesSent());
    }

    @Test
    void share_whileSomebodyElseShows_isRefusedInTheServersWords() {
        bench.inside(0);
        CompletionStage<RequestOutcome> shared = share();

        bench.room.acknowledge("publish", "{\"result\":4108,\"error\":\"already shared\"}");

        assertEquals(new RequestOutcome.Refused(4108, "already shared"), now(shared));
        assertEquals(new Publishing.Failed("already shared"), bench.media().ownShare());
    }

    @Test
    void share_stoppedByTheServer_ends() {
        bench.inside(0);
        share();
        bench.becomeLive("900001");

        bench.room.serverSays("stopSharing", "{}");
        bench.room.serverSays("stopSharing", "{}");

        assertEquals(new Publishing.Off(), bench.media().ownShare());
        assertEquals(List.of(), bench.engine.openLinks());
        assertEquals(1, bench.room.sent("unpublish"));
    }

    @Test
    void share_isShownAgainWhenBack() {
        bench.inside(0).live();
        share();
        bench.becomeLive("900001");
        bench.room.lose();
        comeBack();

        assertEquals(2, bench.sent("publish").size());
        assertEquals(new Publishing.Starting(), bench.media().ownShare());
        bench.sent("publish").getFirst().acknowledge("{\"result\":0,\"id\":\"" + OWN + "\"}");
        bench.sent("publish").getLast().acknowledge("{\"result\":0,\"id\":900002}");
        bench.room.run();
        bench.answer("streamId", "900002");
        bench.ready("streamId", "900002");
        assertInstanceOf(Publishing.Live.class, bench.media().ownShare());
        assertInstanceOf(Publishing.Starting.class, bench.own());
    }
}
