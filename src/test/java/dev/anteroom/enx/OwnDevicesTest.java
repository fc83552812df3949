package dev.anteroom.enx;

import static dev.anteroom.enx.MediaBench.OWN;
import static dev.anteroom.enx.MediaBench.YES;
import static dev.anteroom.enx.MediaBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.media.MediaKinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own mutes and those that a moderator orders (protocol section 4.4). */
final class OwnDevicesTest {
    private static final String NO = "{\"result\":4101,\"msg\":\"held\"}";

    private final MediaBench bench = new MediaBench("participant");

    private MediaBench live() {
        return bench.inside("participant", 0).live();
    }

    private CompletionStage<RequestOutcome> mute(Device device, boolean muted) {
        return bench.ask(
                room ->
                        device == Device.AUDIO
                                ? room.muteSelfAudio(muted)
                                : room.muteSelfVideo(muted));
    }

    private static String event(Device device, boolean muted) {
        return "user-"
                + (device == Device.AUDIO ? "audio" : "video")
                + (muted ? "-muted" : "-unmuted");
    }

    private boolean sends(Device device) {
        return device == Device.AUDIO
                ? bench.camera.isAudioEnabled()
                : bench.camera.isVideoEnabled();
    }

    private boolean held(Device device) {
        return device == Device.AUDIO ? bench.media().audioHeld() : bench.media().videoHeld();
    }

    private boolean shownMuted(Device device) {
        Publishing.Live live = assertInstanceOf(Publishing.Live.class, bench.own());
        return device == Device.AUDIO ? live.audioMuted() : live.videoMuted();
    }

    private void moderator(Device device, boolean muted) {
        bench.room.serverSays(
                (muted ? "hardmute-user-" : "hardunmute-user-")
                        + (device == Device.AUDIO ? "audio" : "video"),
                "{\"clientId\":\"me\",\"moderatorId\":\"mod\"}");
    }

    private int lastReply() {
        return bench.room.channel().replies().getLast().path("result").asInt(-1);
    }

    private int code(CompletionStage<RequestOutcome> stage) {
        return assertInstanceOf(RequestOutcome.Refused.class, now(stage)).code();
    }

    // -- oneself --

    @ParameterizedTest
    @EnumSource(Device.class)
    void mute_isSilentAtOnceAndThenTold(Device device) {
        live();

        var outcome = mute(device, true);

        assertFalse(sends(device));
        assertTrue(shownMuted(device));
        assertEquals(List.of(event(device, true)), bench.mutesSent());
        JsonNode payload = bench.room.channel().last(event(device, true)).payload();
        assertTrue(payload.isMissingNode(), "the event has no argument");
        bench.room.acknowledge(event(device, true), YES);
        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
        JsonNode told =
                bench.room
                        .observer
                        .payloads(device == Device.AUDIO ? "onAudioEvent" : "onVideoEvent")
                        .getFirst();
        assertEquals(0, told.path("result").asInt(-1));
        assertTrue(told.path("muted").asBoolean());
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void unmute_soundsOnlyWhenTheServerAgreed(Device device) {
        live();
        mute(device, true);
        bench.room.acknowledge(event(device, true), YES);

        var outcome = mute(device, false);

        assertFalse(sends(device));
        assertTrue(shownMuted(device));
        bench.room.acknowledge(event(device, false), YES);
        assertTrue(sends(device));
        assertFalse(shownMuted(device));
        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
    }

    @Test
    void unmute_refused_staysSilent() {
        live();
        mute(Device.AUDIO, true);

        var outcome = mute(Device.AUDIO, false);
        bench.room.acknowledge("user-audio-unmuted", NO);

        assertEquals(new RequestOutcome.NotAllowed(), now(outcome));
        assertFalse(sends(Device.AUDIO));
        assertEquals(List.of("user-audio-muted", "user-audio-unmuted"), bench.mutesSent());
    }

    @Test
    void unmute_notAnswered_staysSilentAndSaysSo() {
        live();
        mute(Device.AUDIO, true);
        var outcome = mute(Device.AUDIO, false);

        bench.pass(Duration.ofSeconds(8));

        assertEquals(new RequestOutcome.Unconfirmed(), now(outcome));
        assertFalse(sends(Device.AUDIO));
        assertEquals(
                List.of("user-audio-muted", "user-audio-unmuted", "user-audio-muted"),
                bench.mutesSent(),
                "the server may have taken it");
    }

    @Test
    void unmute_thenMuteBeforeTheAnswer_staysSilent() {
        live();
        mute(Device.AUDIO, true);
        mute(Device.AUDIO, false);
        mute(Device.AUDIO, false);

        bench.sent("user-audio-unmuted").getFirst().acknowledge(YES);
        bench.room.run();
        assertFalse(sends(Device.AUDIO), "the newest request counts");
        var outcome = mute(Device.AUDIO, true);
        bench.sent("user-audio-unmuted").getLast().acknowledge(YES);
        bench.room.run();

        assertFalse(sends(Device.AUDIO));
        assertEquals("user-audio-muted", bench.mutesSent().getLast());
        bench.room.acknowledge("user-audio-muted", YES);
        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
    }

    @Test
    void mute_asItIsAlready_isUnchanged() {
        live();

        assertEquals(new RequestOutcome.Unchanged(), now(mute(Device.AUDIO, false)));
        mute(Device.VIDEO, true);
        assertEquals(new RequestOutcome.Unchanged(), now(mute(Device.VIDEO, true)));
        assertEquals(List.of("user-video-muted"), bench.mutesSent());
    }

    @Test
    void mute_ofWhatIsNotSent_isRefused() {
        bench.inside("participant", 0);
        assertEquals(1159, code(mute(Device.AUDIO, true)));
        bench.ask(
                room ->
                        room.publish(
                                bench.camera,
                                new PublishOptions(
                                        new MediaKinds(true, false), false, false, Map.of())));
        bench.becomeLive(OWN);

        assertEquals(1159, code(mute(Device.VIDEO, false)));
        assertEquals(List.of(), bench.mutesSent());
    }

    @Test
    void mute_whileItIsSetUp_isToldWithTheStream() {
        bench.inside("participant", 0);
        bench.publish();

        var outcome = mute(Device.AUDIO, true);

        assertInstanceOf(RequestOutcome.Done.class, now(outcome));
        assertFalse(sends(Device.AUDIO));
        assertEquals(List.of(), bench.mutesSent());
        bench.becomeLive(OWN);
        assertEquals(List.of("user-audio-muted"), bench.mutesSent());
        assertTrue(shownMuted(Device.AUDIO));
    }

    @Test
    void publish_afterHavingBeenMuted_isHeardAgain() {
        live();
        mute(Device.AUDIO, true);
        bench.room.serverSays("user-audio-muted", "{\"clientId\":\"me\"}");
        bench.ask(EnxRoom::unpublish);
        bench.publish();
        bench.becomeLive("812346");

        assertEquals(List.of("user-audio-muted", "user-audio-unmuted"), bench.mutesSent());
        assertTrue(sends(Device.AUDIO));
        bench.room.acknowledge("user-audio-unmuted", NO);
        assertFalse(sends(Device.AUDIO), "the server has the last word");
        assertTrue(shownMuted(Device.AUDIO));
    }

    @Test
    void echo_ofTheServer_isInTheRoster() {
        live();
        mute(Device.AUDIO, true);

        bench.room.serverSays(
                "user-audio-muted",
                "{\"clientId\":\"me\",\"user\":{\"clientId\":\"me\",\"audioMuted\":true}}");

        assertTrue(bench.room.room.snapshot().participants().getFirst().audioMuted());
    }

    // -- a moderator --

    @ParameterizedTest
    @EnumSource(Device.class)
    void hold_isObeyedAtOnce_toldAndReported(Device device) {
        live();

        moderator(device, true);

        assertFalse(sends(device));
        assertTrue(held(device) && shownMuted(device));
        assertEquals(List.of(event(device, true)), bench.mutesSent());
        assertEquals(0, lastReply());
        assertEquals(1176, code(mute(device, false)));
        assertEquals(1, bench.mutesSent().size());
        moderator(device, false);
        assertTrue(sends(device));
        assertFalse(held(device) || shownMuted(device));
        assertEquals(List.of(event(device, true), event(device, false)), bench.mutesSent());
    }

    @Test
    void hold_endsInWhatOneWanted() {
        live();
        mute(Device.AUDIO, true);
        moderator(Device.AUDIO, true);
        moderator(Device.AUDIO, false);
        assertFalse(sends(Device.AUDIO), "oneself had muted");

        moderator(Device.VIDEO, true);
        assertInstanceOf(RequestOutcome.Done.class, now(mute(Device.VIDEO, true)));
        moderator(Device.VIDEO, false);
        assertFalse(sends(Device.VIDEO), "oneself muted meanwhile");
        assertEquals(List.of("user-audio-muted", "user-video-muted"), bench.mutesSent());
    }

    @Test
    void hold_whileAnUnmuteIsUnderWay_wins() {
        live();
        mute(Device.AUDIO, true);
        mute(Device.AUDIO, false);

        moderator(Device.AUDIO, true);
        bench.room.acknowledge("user-audio-unmuted", YES);

        assertFalse(sends(Device.AUDIO));
        assertEquals("user-audio-muted", bench.mutesSent().getLast());
    }

    @Test
    void hold_ofSomebodyElse_isNotOurs() {
        live();

        bench.room.serverSays("hardmute-user-audio", "{\"clientId\":\"other\"}");
        bench.room.serverSays("hardmute-user-audio", "{}");

        assertTrue(sends(Device.AUDIO));
        assertEquals(1159, lastReply());
    }

    @Test
    void hold_beforePublishing_isRemembered() {
        bench.inside("participant", 0);
        moderator(Device.AUDIO, true);
        assertEquals(1159, lastReply(), "no local stream (4.4)");
        assertTrue(held(Device.AUDIO));

        bench.publish();

        assertFalse(sends(Device.AUDIO));
        assertTrue(
                bench.room
                        .channel()
                        .last("publish")
                        .payload()
                        .path("muteStream")
                        .path("audio")
                        .asBoolean());
        bench.becomeLive(OWN);
        assertTrue(shownMuted(Device.AUDIO));
        moderator(Device.AUDIO, false);
        assertTrue(sends(Device.AUDIO));
    }

    // -- the whole room --

    @Test
    void roomMute_holdsTheMicrophoneOnly() {
        live();

        bench.room.serverSays("room-muted", "{\"status\":true,\"moderatorId\":\"mod\"}");

        assertFalse(sends(Device.AUDIO));
        assertTrue(sends(Device.VIDEO));
        assertTrue(held(Device.AUDIO));
        assertFalse(held(Device.VIDEO));
        assertEquals(0, lastReply());
        assertEquals(1176, code(mute(Device.AUDIO, false)));
        bench.room.serverSays("room-unmuted", "{\"status\":false,\"moderatorId\":\"mod\"}");
        assertTrue(sends(Device.AUDIO));
        assertEquals(List.of("user-audio-muted", "user-audio-unmuted"), bench.mutesSent());
    }

    @Test
    void roomMute_doesNotEndAHoldOfOnesOwn() {
        live();
        moderator(Device.AUDIO, true);
        bench.room.serverSays("room-muted", "{}");
        bench.room.serverSays("room-unmuted", "{}");

        assertTrue(held(Device.AUDIO));
        assertFalse(sends(Device.AUDIO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant", "moderator"})
    void roomMute_onJoin_holdsEverybodyButModerators(String role) {
        MediaBench joiner = new MediaBench(role);
        joiner.room.accept();
        joiner.room.serverSays(
                "room-connected",
                MediaBench.connected("me", role, 0).replace("\"mute\":false", "\"mute\":true"));
        boolean moderator = role.equals("moderator");

        assertEquals(!moderator, joiner.media().audioHeld());
        joiner.live();
        assertEquals(new Publishing.Live(!moderator, false), joiner.own());
        assertEquals(moderator, joiner.camera.isAudioEnabled());
        assertEquals(moderator ? List.of() : List.of("user-audio-muted"), joiner.mutesSent());
    }

    @Test
    void roomMute_onAdmission_holds() {
        bench.room.accept();
        bench.room.serverSays(
                "room-connected", RoomBench.connected("me", "participant", true, true));
        bench.room.serverSays(
                "roomManagementEvents",
                "{\"id\":\"wait-room-disabled\",\"event_type\":\"user-allowed\",\"roomMute\":true,"
                        + "\"roomData\":{\"streams\":[],\"userList\":["
                        + RoomBench.user("me", "Me", "participant")
                        + "]}}");

        assertTrue(held(Device.AUDIO));
    }

    @Test
    void roomMute_promotedToModerator_isReleased() {
        live();
        bench.room.serverSays("room-muted", "{}");

        bench.room.serverSays(
                "userRoleChanged", "{\"moderator\":{\"old\":\"mod\",\"new\":\"me\"}}");

        assertFalse(held(Device.AUDIO));
        assertTrue(sends(Device.AUDIO));
    }
}
