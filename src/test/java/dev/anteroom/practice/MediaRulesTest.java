package dev.anteroom.practice;

import static dev.anteroom.practice.MediaScene.camera;
import static dev.anteroom.practice.MediaScene.number;
import static dev.anteroom.practice.MediaScene.offer;
import static dev.anteroom.practice.MediaScene.screen;
import static dev.anteroom.practice.MediaScene.stream;
import static dev.anteroom.practice.RoomScene.NOTHING;
import static dev.anteroom.practice.RoomScene.ids;
import static dev.anteroom.practice.RoomScene.object;
import static dev.anteroom.practice.RoomScene.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may send and receive what, without sockets and without a relay. */
final class MediaRulesTest {
    private final MediaScene scene = MediaScene.withThreeInside();

    private int result(String who, EventName event, JsonNode payload) {
        scene.ask(who, event, payload);
        return scene.room().result();
    }

    private static ObjectNode signal(int id, String type) {
        ObjectNode signal = stream(id);
        signal.putObject("msg").put("type", type);
        return signal;
    }

    @Nested
    final class Publishing {
        @Test
        void publish_isAcknowledgedThenAnsweredThenReady() {
            assertEquals(
                    List.of(
                            "P media_engine_connecting 100001 initializing",
                            "P media_engine_connecting 100001 started",
                            "P active-talkers-updated"),
                    scene.ask("P", EventName.PUBLISH, camera()));
            int id = scene.room().ack().path("id").asInt();
            assertTrue(id > 9999, "Android takes short numbers for slots (5.1)");
            LinkId link = scene.offered("P", id);
            assertEquals(
                    List.of("P media_engine_connecting 100001 answer"),
                    scene.apply(new RoomCommand.LinkAnswered(link, MediaScene.ANSWER)));
            JsonNode answer =
                    scene.room().payload("P", EventName.MEDIA_ENGINE_CONNECTING).path("msg");
            assertEquals("audio", answer.path("media").path(0).path("media").asText());
            assertEquals(
                    "opus",
                    answer.path("media").path(0).path("codecs").path(0).path("name").asText());
            assertEquals(
                    96,
                    answer.path("media").path(1).path("codecs").path(0).path("payload").asInt());
            assertTrue(answer.path("sdp").asText().contains("\r\nb=AS:1500\r\n"));
            assertEquals(
                    List.of("P media_engine_connecting 100001 ready"),
                    scene.apply(new RoomCommand.LinkReady(link)));
        }

        @Test
        void offer_isNotForwardedBeforeItIsSaidWhatMayPass() {
            scene.ask("P", EventName.PUBLISH, camera());
            assertEquals(
                    List.of("relay receive 1", "relay pass 1 audio video"),
                    scene.ask("P", EventName.SIGNALING_MESSAGE, offer(100_001, MediaScene.OFFER)));
        }

        static Stream<Arguments> refusals() {
            return Stream.of(
                    Arguments.of(NOTHING, ResultCode.INVALID_PARAMETER),
                    Arguments.of(text("camera"), ResultCode.INVALID_PARAMETER),
                    Arguments.of(object(), ResultCode.NEITHER_AUDIO_NOR_VIDEO),
                    Arguments.of(object().put("data", true), ResultCode.NEITHER_AUDIO_NOR_VIDEO),
                    Arguments.of(camera().put("state", "url"), ResultCode.NOT_ENABLED),
                    Arguments.of(camera().put("state", "recording"), ResultCode.NOT_ENABLED),
                    Arguments.of(camera().put("canvas", true), ResultCode.NOT_ENABLED));
        }

        @ParameterizedTest
        @MethodSource("refusals")
        void publish_ofWhatTheRoomDoesNotTake_isRefusedWithASentence(JsonNode options, int code) {
            assertEquals(code, result("P", EventName.PUBLISH, options));
            assertFalse(scene.room().ack().path("error").asText().isBlank());
        }

        @Test
        void secondCamera_isRefused_andTheFirstGoesOn() {
            scene.publish("P", camera());
            assertEquals(ResultCode.STREAM_LIMIT, result("P", EventName.PUBLISH, camera()));
            assertTrue(scene.isConnected("P"));
        }

        @Test
        void streamThatNeverCameAbout_standsInNobodysWayForEver() {
            scene.ask("P", EventName.PUBLISH, screen());
            scene.room().wait(Publication.PATIENCE.minusSeconds(1));
            assertEquals(ResultCode.SHARE_RUNNING, result("Q", EventName.PUBLISH, screen()));
            scene.room().wait(Duration.ofSeconds(1));
            assertTrue(
                    scene.ask("Q", EventName.PUBLISH, screen())
                            .contains("P connection_failed publish 100001"));
            assertEquals(0, scene.room().result());
        }

        @Test
        void unpublish_endsTheConnection_andEverybodyIsTold() {
            int id = scene.publish("P", camera());
            scene.subscribe("M", 1);
            assertEquals("P", scene.heard("M", 1));
            assertEquals(
                    List.of("relay end 1", "relay route nothing to 2", "M active-talkers-updated"),
                    scene.ask("P", EventName.UNPUBLISH, number(id)));
            assertEquals(ResultCode.STREAM_NOT_FOUND, result("P", EventName.UNPUBLISH, number(id)));
        }

        @Test
        void stream_ofSomebodyElse_isOutOfReach() {
            int id = scene.publish("P", camera());
            for (EventName event : List.of(EventName.UNPUBLISH, EventName.UNSUBSCRIBE)) {
                assertEquals(ResultCode.STREAM_NOT_FOUND, result("Q", event, number(id)));
            }
            for (JsonNode signal : List.of(offer(id, MediaScene.OFFER), signal(id, "control"))) {
                assertEquals(
                        ResultCode.STREAM_NOT_FOUND,
                        result("Q", EventName.SIGNALING_MESSAGE, signal));
            }
            assertEquals(ResultCode.STREAM_NOT_FOUND, result("Q", EventName.SUBSCRIBE, stream(id)));
            assertTrue(scene.isConnected("P"));
        }

        @Test
        void muteOnJoin_isToldToEverybody_andHoldsFromTheStart() {
            ObjectNode options = camera();
            options.putObject("muteStream").put("audio", true);
            List<String> effects = scene.ask("P", EventName.PUBLISH, options);
            assertTrue(
                    effects.containsAll(
                            List.of(
                                    "M user-audio-muted P",
                                    "P user-audio-muted P",
                                    "Q user-audio-muted P")));
            assertTrue(
                    scene.ask("P", EventName.SIGNALING_MESSAGE, offer(100_001, MediaScene.OFFER))
                            .contains("relay pass 1 video"));
        }
    }

    @Nested
    final class Signalling {
        static Stream<Arguments> badOffers() {
            String good = MediaScene.OFFER;
            return Stream.of(
                            "",
                            "hello",
                            good.substring(0, good.indexOf("m=")),
                            good.replace("m=audio", "m=chess"),
                            good.replace("a=ice-ufrag", "a=nothing"),
                            good.replace("a=fingerprint", "a=nothing"),
                            "v=0\r\nm=application 9 x y\r\na=ice-ufrag:a\r\na=fingerprint:b\r\n",
                            good + '\0',
                            good + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n".repeat(20),
                            good + "a=x\r\n".repeat(20_000))
                    .map(Arguments::of);
        }

        @ParameterizedTest
        @MethodSource("badOffers")
        void offer_thatIsNone_isRefused_andTheStreamMayBeOfferedAgain(String sdp) {
            scene.ask("P", EventName.PUBLISH, camera());
            assertEquals(
                    ResultCode.OFFER_UNREADABLE,
                    result("P", EventName.SIGNALING_MESSAGE, offer(100_001, sdp)));
            assertFalse(scene.room().ack().path("error").asText().isBlank());
            scene.offered("P", 100_001);
        }

        @Test
        void offer_thatTheRelayCannotAnswer_endsTheStreamWithItsSentence() {
            scene.ask("P", EventName.PUBLISH, camera());
            LinkId link = scene.offered("P", 100_001);
            assertEquals(
                    List.of("P connection_failed publish 100001", "relay end 1"),
                    scene.apply(new RoomCommand.LinkFailed(link, "No codec fits.")));
            assertEquals(
                    "No codec fits.",
                    scene.room().payload("P", EventName.CONNECTION_FAILED).path("error").asText());
            scene.publish("P", camera());
        }

        @Test
        void secondOffer_replacesTheConnection() {
            int id = scene.publish("P", camera());
            assertEquals(
                    List.of("relay receive 2", "relay end 1", "relay pass 2 audio video"),
                    scene.ask("P", EventName.SIGNALING_MESSAGE, offer(id, MediaScene.OFFER)));
            assertEquals(
                    List.of(),
                    scene.apply(new RoomCommand.LinkFailed(new LinkId("room", 1), "late")));
        }

        @Test
        void candidates_reachTheRelayWithoutTheirPrefix() {
            int id = scene.publish("P", camera());
            ObjectNode signal = signal(id, "candidate");
            ObjectNode candidate = signal.withObject("/msg").putObject("candidate");
            candidate
                    .put("sdpMid", "0")
                    .put("candidate", "a=candidate:1 1 udp 2 127.0.0.1 3 typ host");
            assertEquals(
                    List.of("relay candidate 1 candidate:1 1 udp 2 127.0.0.1 3 typ host"),
                    scene.ask("P", EventName.SIGNALING_MESSAGE, signal));
            candidate.put("candidate", "end").put("sdpMid", "end").put("sdpMLineIndex", -1);
            assertEquals(List.of(), scene.ask("P", EventName.SIGNALING_MESSAGE, signal));
            assertEquals(0, scene.room().result());
        }

        @ParameterizedTest
        @CsvSource({"hello", "'a=candidate:1\nm=audio'", "''"})
        void candidate_thatIsNone_isRefused(String bad) {
            int id = scene.publish("P", camera());
            ObjectNode signal = signal(id, "candidate");
            signal.withObject("/msg").putObject("candidate").put("candidate", bad);
            assertEquals(
                    ResultCode.OFFER_UNREADABLE, result("P", EventName.SIGNALING_MESSAGE, signal));
            assertTrue(scene.isConnected("P"));
        }

        @Test
        void candidate_beforeTheOffer_isRefused() {
            scene.ask("P", EventName.PUBLISH, camera());
            assertEquals(
                    ResultCode.INVALID_PARAMETER,
                    result("P", EventName.SIGNALING_MESSAGE, signal(100_001, "candidate")));
        }

        @Test
        void wrongIdsAndTypes_areRefused() {
            int id = scene.publish("P", camera());
            for (JsonNode payload :
                    List.of(NOTHING, object(), stream(id), object().put("streamId", "1e3"))) {
                assertEquals(
                        ResultCode.INVALID_PARAMETER,
                        result("P", EventName.SIGNALING_MESSAGE, payload));
            }
            assertEquals(
                    ResultCode.INVALID_PARAMETER,
                    result("P", EventName.SIGNALING_MESSAGE, signal(id, "publish_me")));
            assertEquals(
                    ResultCode.STREAM_NOT_FOUND,
                    result("P", EventName.SIGNALING_MESSAGE, signal(3, "offer")));
            for (int slot : List.of(0, -1, 13, 100, 101, 102)) {
                assertEquals(
                        ResultCode.STREAM_NOT_FOUND,
                        result("P", EventName.SUBSCRIBE, stream(slot)));
            }
            assertTrue(scene.isConnected("P"));
        }

        @Test
        void updateStream_turnsPartsOffAndOn() {
            int id = scene.publish("P", camera());
            ObjectNode update = signal(id, "updatestream");
            ObjectNode mutes =
                    update.withObject("/msg").putObject("config").putObject("muteStream");
            mutes.put("video", true);
            scene.ask("P", EventName.SIGNALING_MESSAGE, update);
            assertEquals("audio", scene.passes("P"));
            mutes.put("video", false);
            scene.ask("P", EventName.SIGNALING_MESSAGE, update);
            assertEquals("audio video", scene.passes("P"));
            assertEquals(0, result("P", EventName.SIGNALING_MESSAGE, signal(id, "control")));
        }

        @Test
        void subscriber_mayTurnPartsOffAndOn_forItselfOnly() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            ObjectNode update = signal(1, "updatestream");
            ObjectNode mutes =
                    update.withObject("/msg").putObject("config").putObject("muteStream");
            mutes.put("video", true);
            long link = scene.link("M 1").number();
            assertEquals(
                    List.of("relay want " + link + " audio"),
                    scene.ask("M", EventName.SIGNALING_MESSAGE, update));
            assertEquals(List.of(), scene.ask("M", EventName.SIGNALING_MESSAGE, update));
            mutes.put("video", false).put("audio", true);
            assertEquals(
                    List.of("relay want " + link + " video"),
                    scene.ask("M", EventName.SIGNALING_MESSAGE, update));
            assertEquals("P", scene.heard("M", 1));
            assertEquals("audio video", scene.passes("P"));
        }

        @Test
        void whatASubscriberTurnedOff_staysOffInItsNextConnection() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            ObjectNode update = signal(1, "updatestream");
            update.withObject("/msg")
                    .putObject("config")
                    .putObject("muteStream")
                    .put("video", true);
            scene.ask("M", EventName.SIGNALING_MESSAGE, update);
            LinkId next = scene.offered("M", 1);
            List<String> told = scene.apply(new RoomCommand.LinkAnswered(next, MediaScene.ANSWER));
            assertTrue(told.contains("relay want " + next.number() + " audio"), told::toString);
        }
    }

    @Nested
    final class Subscribing {
        @Test
        void subscribe_isKeyedByPeerId_andTheListFollowsEvenWhenEmpty() {
            assertEquals(
                    List.of("M media_engine_connecting 1 started", "M active-talkers-updated"),
                    scene.ask("M", EventName.SUBSCRIBE, stream(1)));
            LinkId link = scene.offered("M", 1);
            scene.apply(new RoomCommand.LinkAnswered(link, MediaScene.ANSWER));
            JsonNode answer = scene.room().payload("M", EventName.MEDIA_ENGINE_CONNECTING);
            assertEquals(1, answer.path("peerId").asInt());
            assertTrue(answer.path("streamId").isMissingNode());
            assertEquals(MediaScene.ANSWER, answer.path("msg").path("sdp").asText());
        }

        @Test
        void slots_areAnnouncedToThoseInside() {
            scene.room().join("N", Role.MODERATOR);
            JsonNode streams = scene.room().payload("N", EventName.ROOM_CONNECTED).path("streams");
            assertEquals(Payloads.MAX_TALKERS, streams.size());
            assertEquals(1, streams.path(0).path("id").asInt());
            scene.room().join("W", Role.PARTICIPANT);
            scene.room().ask("M", EventName.USER_ALLOWED, text("W"));
            assertEquals(
                    Payloads.MAX_TALKERS,
                    scene.room()
                            .payload("W", EventName.ROOM_MANAGEMENT_EVENTS)
                            .path("roomData")
                            .path("streams")
                            .size());
        }

        @Test
        void subscribeAgain_replacesTheEarlierOne() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            scene.ask("M", EventName.SUBSCRIBE, stream(1));
            assertEquals(1, scene.room().state().floor().subscriptionsOf("M").size());
            LinkId link = scene.offered("M", 1);
            assertTrue(
                    scene.apply(new RoomCommand.LinkAnswered(link, MediaScene.ANSWER))
                            .contains("relay route 1 to " + link.number()));
        }

        @Test
        void unsubscribe_endsTheConnection_andTheListIsEmpty() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            assertEquals(
                    List.of("relay end 2", "M active-talkers-updated"),
                    scene.ask("M", EventName.UNSUBSCRIBE, number(1)));
            assertTrue(scene.room().state().floor().subscriptions().isEmpty());
        }

        @Test
        void publisherWhoIsNotReady_isNobodysTalker() {
            scene.subscribe("M", 1);
            scene.ask("P", EventName.PUBLISH, camera());
            LinkId link = scene.offered("P", 100_001);
            scene.apply(new RoomCommand.LinkAnswered(link, MediaScene.ANSWER));
            assertEquals("nobody", scene.heard("M", 1));
            assertTrue(
                    scene.apply(new RoomCommand.LinkReady(link))
                            .contains("M active-talkers-updated 1:P"));
        }
    }

    @Nested
    final class Outside {
        @Test
        void awaitingGuest_canNeitherSendNorReceive() {
            int id = scene.publish("P", camera());
            scene.room().join("W", Role.PARTICIPANT);
            JsonNode connected = scene.room().payload("W", EventName.ROOM_CONNECTED);
            assertEquals(0, connected.path("streams").size());
            for (EventName event :
                    List.of(
                            EventName.PUBLISH,
                            EventName.SUBSCRIBE,
                            EventName.SIGNALING_MESSAGE,
                            EventName.UNPUBLISH,
                            EventName.UNSUBSCRIBE,
                            EventName.SET_NUMBER_OF_TALKER)) {
                for (JsonNode payload :
                        List.of(
                                camera(),
                                screen(),
                                stream(1),
                                stream(id),
                                number(id),
                                offer(1, MediaScene.OFFER),
                                offer(id, MediaScene.OFFER))) {
                    assertEquals(List.of(), scene.ask("W", event, payload), event + "");
                    assertEquals(ResultCode.WAITING, scene.room().result());
                }
            }
            assertTrue(scene.isConnected("P"));
        }

        @Test
        void awaitingGuest_isToldNothingOfMedia() {
            scene.room().join("W", Role.PARTICIPANT);
            scene.publish("P", camera());
            scene.publish("Q", screen());
            scene.subscribe("M", 1);
            List<String> told =
                    Stream.of(
                                    scene.ask("P", EventName.USER_AUDIO_MUTED, NOTHING),
                                    scene.speak("P", 0.5),
                                    scene.ask("M", EventName.ROOM_MUTED, NOTHING))
                            .flatMap(List::stream)
                            .toList();
            assertTrue(told.stream().noneMatch(effect -> effect.startsWith("W ")), told::toString);
        }

        @ParameterizedTest
        @CsvSource({"removed", "leaves", "lost", "session", "replaced"})
        void whoeverGoes_losesEveryConnectionAtOnce(String how) {
            scene.publish("P", camera());
            scene.publish("P", screen());
            scene.subscribe("P", 1, 2);
            scene.publish("Q", camera());
            scene.subscribe("Q", 1, 101);
            assertEquals("P", scene.heard("Q", 1));

            List<String> effects =
                    switch (how) {
                        case "removed" -> scene.ask("M", EventName.DROP, removal("P"));
                        case "leaves" -> scene.ask("P", EventName.DROP, object().put("self", true));
                        case "lost" -> scene.apply(new RoomCommand.Leave("P", false));
                        case "session" -> scene.ask("M", EventName.DROP, object().put("all", true));
                        default -> scene.room().rejoin("B", "P", Role.PARTICIPANT);
                    };

            assertTrue(
                    effects.containsAll(
                            List.of("relay end 1", "relay end 2", "relay end 3", "relay end 4")),
                    effects::toString);
            assertTrue(
                    scene.room().state().floor().linked().stream()
                            .noneMatch(flow -> flow.owner().clientId().equals("P")));
            if (!how.equals("session")) {
                assertTrue(effects.contains("Q active-talkers-updated"), effects::toString);
                assertTrue(effects.contains("Q shareStopped P"), effects::toString);
            }
            assertEquals(
                    how.equals("session") ? 0 : 2, scene.room().state().floor().linked().size());
        }

        private JsonNode removal(String id) {
            return object().put("all", false).set("clientIds", ids(id));
        }

        @Test
        void newsOfSomebodyWhoIsGone_isNobodys() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            LinkId link = scene.link("P");
            scene.ask("P", EventName.DROP, object().put("self", true));
            for (RoomCommand late :
                    List.of(
                            new RoomCommand.LinkAnswered(link, MediaScene.ANSWER),
                            new RoomCommand.LinkReady(link),
                            new RoomCommand.LinkFailed(link, "late"),
                            new RoomCommand.LinkLevel(link, 1))) {
                assertEquals(List.of(), scene.apply(late));
            }
        }

        @Test
        void whoComesBack_publishesAndSubscribesAnew() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            scene.apply(new RoomCommand.Leave("P", false));
            scene.room().rejoin("B", "P", Role.PARTICIPANT);
            int id = scene.publish("B", camera());
            assertTrue(id > 100_001);
            assertEquals("B", scene.heard("M", 1));
            assertEquals(
                    ResultCode.STREAM_NOT_FOUND, result("B", EventName.UNPUBLISH, number(100_001)));
        }
    }

    @Nested
    final class Muting {
        @ParameterizedTest
        @CsvSource({
            "USER_AUDIO_MUTED, USER_AUDIO_UNMUTED, video",
            "USER_VIDEO_MUTED, USER_VIDEO_UNMUTED, audio"
        })
        void ownMute_isNotForwarded(EventName mute, EventName unmute, String left) {
            scene.publish("P", camera());
            scene.ask("P", mute, NOTHING);
            assertEquals(left, scene.passes("P"));
            scene.ask("P", unmute, NOTHING);
            assertEquals("audio video", scene.passes("P"));
        }

        @ParameterizedTest
        @CsvSource({
            "HARD_MUTE_USER_AUDIO, HARD_UNMUTE_USER_AUDIO, video",
            "HARD_MUTE_USER_VIDEO, HARD_UNMUTE_USER_VIDEO, audio"
        })
        void hardMute_holdsWhateverTheClientDoes(EventName mute, EventName unmute, String left) {
            scene.publish("P", camera());
            scene.ask("M", mute, object().put("clientId", "P"));
            assertEquals(left, scene.passes("P"));
            scene.ask("P", EventName.USER_AUDIO_UNMUTED, NOTHING);
            scene.ask("P", EventName.USER_VIDEO_UNMUTED, NOTHING);
            assertEquals(left, scene.passes("P"));
            scene.ask("M", unmute, object().put("clientId", "P"));
            assertEquals("audio video", scene.passes("P"));
        }

        @Test
        void hardMute_isNotShakenOffByComingBackOrPublishingAgain() {
            int id = scene.publish("P", camera());
            scene.ask("M", EventName.HARD_MUTE_USER_AUDIO, object().put("clientId", "P"));
            scene.ask("P", EventName.UNPUBLISH, number(id));
            scene.publish("P", camera());
            assertEquals("video", scene.passes("P"));
            scene.apply(new RoomCommand.Leave("P", false));
            assertTrue(
                    scene.room()
                            .rejoin("B", "P", Role.PARTICIPANT)
                            .contains("B hardmute-user-audio B"));
            scene.publish("B", camera());
            assertEquals("video", scene.passes("B"));
            assertEquals(
                    ResultCode.NOT_AUTHORISED, result("B", EventName.USER_AUDIO_UNMUTED, NOTHING));
        }

        @Test
        void roomMute_silencesEverybodyButModerators() {
            for (String who : List.of("M", "P", "Q")) {
                scene.publish(who, camera());
            }
            scene.ask("M", EventName.ROOM_MUTED, NOTHING);
            assertEquals("audio video", scene.passes("M"));
            assertEquals("video", scene.passes("P"));
            assertEquals("video", scene.passes("Q"));
            scene.ask("M", EventName.ROOM_UNMUTED, NOTHING);
            assertEquals("audio video", scene.passes("P"));
        }

        @Test
        void whoBecomesModerator_isHeardInAMutedRoom() {
            scene.publish("M", camera());
            scene.publish("P", camera());
            scene.ask("M", EventName.ROOM_MUTED, NOTHING);
            scene.ask("M", EventName.SWITCH_USER_ROLE, text("P"));
            assertEquals("audio video", scene.passes("P"));
            assertEquals("video", scene.passes("M"));
        }

        @Test
        void audioOnlyStream_neverPassesVideo() {
            scene.publish("P", camera().put("video", false));
            assertEquals("audio", scene.passes("P"));
            scene.ask("P", EventName.USER_VIDEO_UNMUTED, NOTHING);
            assertEquals("audio", scene.passes("P"));
        }
    }

    @Nested
    final class Sharing {
        @Test
        void share_isAnnouncedWhenItIsThere_andTakenBack() {
            scene.ask("P", EventName.PUBLISH, screen());
            int id = scene.room().ack().path("id").asInt();
            LinkId link = scene.offered("P", id);
            scene.apply(new RoomCommand.LinkAnswered(link, MediaScene.ANSWER));
            assertEquals(
                    List.of(
                            "P media_engine_connecting 100001 ready",
                            "M onAddStream 101",
                            "Q onAddStream 101",
                            "M shareStarted P",
                            "P shareStarted P",
                            "Q shareStarted P"),
                    scene.apply(new RoomCommand.LinkReady(link)));
            JsonNode told = scene.room().payload("M", EventName.SHARE_STARTED);
            assertEquals(101, told.path("streamId").asInt());
            assertEquals("name of P", told.path("name").asText());

            scene.subscribe("M", 101);
            assertEquals(
                    List.of(
                            "M shareStopped P",
                            "P shareStopped P",
                            "Q shareStopped P",
                            "M onRemoveStream 101",
                            "Q onRemoveStream 101",
                            "relay end 1",
                            "relay end 2"),
                    scene.ask("P", EventName.UNPUBLISH, number(id)));
        }

        @Test
        void secondShare_isRefused() {
            scene.publish("P", screen());
            for (String who : List.of("P", "Q", "M")) {
                assertEquals(ResultCode.SHARE_RUNNING, result(who, EventName.PUBLISH, screen()));
            }
        }

        @Test
        void share_reachesThoseWhoSubscribed_andNeedsNoSlot() {
            scene.publish("P", screen());
            scene.publish("P", camera());
            scene.subscribe("M", 1, 101);
            assertEquals("P screen", scene.heard("M", 101));
            assertEquals("P", scene.heard("M", 1));
            assertEquals(
                    ResultCode.STREAM_NOT_FOUND, result("P", EventName.SUBSCRIBE, stream(101)));
        }

        @Test
        void whoComesLate_findsTheShare() {
            scene.publish("P", screen());
            List<String> told = scene.room().join("N", Role.MODERATOR);
            assertTrue(told.contains("N shareStarted P"), told::toString);
            JsonNode connected = scene.room().payload("N", EventName.ROOM_CONNECTED);
            assertTrue(connected.path("room").path("share").asBoolean());
            assertEquals(101, connected.path("streams").path(12).path("id").asInt());
            scene.room().join("W", Role.PARTICIPANT);
            assertTrue(
                    scene.room()
                            .ask("M", EventName.USER_ALLOWED, text("W"))
                            .contains("W shareStarted P"));
        }

        @Test
        void cameraMute_doesNotTouchTheScreen_butAHeldMicrophoneDoes() {
            scene.publish("P", screen());
            scene.ask("P", EventName.USER_VIDEO_MUTED, NOTHING);
            scene.ask("P", EventName.USER_AUDIO_MUTED, NOTHING);
            assertEquals("audio video", scene.passes("P screen"));
            scene.ask("M", EventName.HARD_MUTE_USER_AUDIO, object().put("clientId", "P"));
            assertEquals("video", scene.passes("P screen"));
        }
    }

    @Nested
    final class Failing {
        @Test
        void brokenLinkOfAPublisher_isToldToIt_andTheOthersLoseTheTalker() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            List<String> effects =
                    scene.apply(new RoomCommand.LinkFailed(scene.link("P"), "broke off"));
            assertTrue(effects.contains("P connection_failed publish 100001"));
            assertTrue(effects.contains("M active-talkers-updated"));
            scene.publish("P", camera());
            assertEquals("P", scene.heard("M", 1));
        }

        @Test
        void brokenLinkOfAReceiver_isToldToItAlone() {
            scene.publish("P", camera());
            scene.subscribe("M", 1);
            List<String> effects =
                    scene.apply(new RoomCommand.LinkFailed(scene.link("M 1"), "broke off"));
            assertTrue(effects.contains("M connection_failed subscribe 1"), effects::toString);
            assertTrue(effects.stream().noneMatch(effect -> effect.startsWith("P ")));
            scene.subscribe("M", 1);
            assertEquals("P", scene.heard("M", 1));
        }

        @Test
        void relayLost_endsAllStreams_andEverybodyMayStartAgain() {
            scene.publish("P", camera());
            scene.publish("Q", screen());
            scene.subscribe("M", 1, 101);
            List<String> effects = scene.apply(new RoomCommand.RelayLost());
            assertTrue(
                    effects.containsAll(
                            List.of(
                                    "P connection_failed publish 100001",
                                    "Q connection_failed publish 100002",
                                    "M connection_failed subscribe 1",
                                    "M connection_failed subscribe 101",
                                    "M shareStopped Q")),
                    effects::toString);
            assertTrue(scene.room().state().floor().linked().isEmpty());
            scene.publish("P", camera());
            scene.publish("Q", screen());
            scene.subscribe("M", 1, 101);
            assertEquals("P", scene.heard("M", 1));
            assertEquals("Q screen", scene.heard("M", 101));
        }
    }
}
