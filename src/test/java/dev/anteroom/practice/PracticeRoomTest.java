package dev.anteroom.practice;

import static dev.anteroom.practice.RoomScene.FALSE;
import static dev.anteroom.practice.RoomScene.NOTHING;
import static dev.anteroom.practice.RoomScene.TRUE;
import static dev.anteroom.practice.RoomScene.ids;
import static dev.anteroom.practice.RoomScene.object;
import static dev.anteroom.practice.RoomScene.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of a room, without sockets. */
final class PracticeRoomTest {
    @Nested
    final class Joining {
        @Test
        void moderator_entersAKnockRoomAtOnce() {
            RoomScene scene = RoomScene.knockRoom();
            assertEquals(List.of("M room-connected"), scene.join("M", Role.MODERATOR));
        }

        @Test
        void participant_waitsInAKnockRoom_andEveryModeratorIsTold() {
            RoomScene scene = RoomScene.knockRoom();
            scene.join("M", Role.MODERATOR);
            scene.join("N", Role.MODERATOR);
            assertEquals(
                    List.of(
                            "P room-awaited",
                            "P room-connected waitRoom",
                            "M user-awaited P",
                            "N user-awaited P"),
                    scene.join("P", Role.PARTICIPANT));
        }

        @Test
        void participant_entersAnOpenRoom() {
            RoomScene scene = RoomScene.of(RoomSettings.openRoom("Open"));
            scene.join("M", Role.MODERATOR);
            assertEquals(
                    List.of("P room-connected", "M user-connected P"),
                    scene.join("P", Role.PARTICIPANT));
        }

        @Test
        void participant_waitsForItsModerator_thenComesInWithoutADecision() {
            RoomScene scene = RoomScene.of(RoomSettings.moderatedRoom("Class"));
            assertEquals(List.of("P room-connected waitRoom"), scene.join("P", Role.PARTICIPANT));
            assertEquals(
                    List.of(
                            "M room-connected",
                            "P roomManagementEvents wait-room-disabled",
                            "M user-connected P"),
                    scene.join("M", Role.MODERATOR));
            assertEquals(
                    ResultCode.NOT_AWAITED, scene.result("M", EventName.USER_ALLOWED, text("P")));
        }

        @Test
        void fullRoom_refusesEachRoleWithItsCode() {
            RoomScene scene = RoomScene.of(RoomSettings.openRoom("Small").withLimits(1, 1));
            scene.join("M", Role.MODERATOR);
            scene.join("P", Role.PARTICIPANT);
            scene.join("N", Role.MODERATOR);
            assertEquals(ResultCode.MODERATORS_FULL, scene.result());
            scene.join("Q", Role.PARTICIPANT);
            assertEquals(ResultCode.PARTICIPANTS_FULL, scene.result());
        }

        @Test
        void lockedRoom_refusesEverybodyNew() {
            RoomScene scene = RoomScene.knockRoom();
            scene.join("M", Role.MODERATOR);
            scene.ask("M", EventName.LOCK_ROOM, TRUE);
            scene.join("P", Role.PARTICIPANT);
            assertEquals(ResultCode.ROOM_LOCKED, scene.result());
            scene.join("N", Role.MODERATOR);
            assertEquals(ResultCode.ROOM_LOCKED, scene.result());
        }

        @Test
        void lockedRoomWithoutModerator_letsOneIn() {
            RoomScene scene = RoomScene.knockRoom();
            scene.join("M", Role.MODERATOR);
            scene.ask("M", EventName.LOCK_ROOM, TRUE);
            scene.lose("M");
            assertEquals(List.of("N room-connected"), scene.join("N", Role.MODERATOR));
            assertEquals(0, scene.result("N", EventName.LOCK_ROOM, FALSE));
        }

        @Test
        void claimedRole_aboveTheTokens_isRefused() {
            RoomScene scene = RoomScene.knockRoom();
            scene.joinClaiming("P", Role.PARTICIPANT, Role.MODERATOR);
            assertEquals(ResultCode.TOKEN_WRONG_ROLE, scene.result());
            assertTrue(scene.state().inside().isEmpty());
        }

        @Test
        void waitingGuest_readsNothingOfTheRoom() {
            RoomScene scene = RoomScene.knockRoom();
            scene.join("M", Role.MODERATOR);
            scene.ask("M", EventName.ROOM_MUTED, object());
            scene.join("P", Role.PARTICIPANT);
            JsonNode seen = scene.payload("P", EventName.ROOM_CONNECTED);
            for (String list :
                    List.of("userList", "streams", "awaitedParticipants", "raisedHands")) {
                assertTrue(seen.path(list).isArray() && seen.path(list).isEmpty(), list);
            }
            assertFalse(seen.path("room").path("mute").asBoolean());
            assertTrue(seen.path("room").path("settings").path("knock").asBoolean());
            assertFalse(seen.toString().contains("name of M"), seen::toString);
        }
    }

    @Nested
    final class Deciding {
        @Test
        void allow_lettingIn_tellsGuestAndOthers() {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(
                    List.of("P roomManagementEvents wait-room-disabled", "M user-connected P"),
                    scene.ask("M", EventName.USER_ALLOWED, text("P")));
            assertEquals("P", scene.ack().path("clientId").asText());
            assertEquals(
                    ResultCode.NOT_AWAITED, scene.result("M", EventName.USER_ALLOWED, text("P")));
        }

        @Test
        void deny_tellsOnlyTheGuest_whoMustKnockAgain() {
            RoomScene scene = RoomScene.withGuestWaiting();
            scene.join("N", Role.MODERATOR);
            assertEquals(
                    List.of("P room-disconnected user-denied", "P ends"),
                    scene.ask("M", EventName.USER_DENIED, text("P")));
            assertEquals(
                    List.of(
                            "P2 room-awaited",
                            "P2 room-connected waitRoom",
                            "M user-awaited P2",
                            "N user-awaited P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void allow_intoAFullRoom_keepsTheGuestWaiting() {
            RoomScene scene = RoomScene.of(RoomSettings.knockRoom("Small").withLimits(1, 1));
            scene.join("M", Role.MODERATOR);
            scene.join("P", Role.PARTICIPANT);
            scene.join("Q", Role.PARTICIPANT);
            scene.ask("M", EventName.USER_ALLOWED, text("P"));
            assertEquals(
                    ResultCode.PARTICIPANTS_FULL,
                    scene.result("M", EventName.USER_ALLOWED, text("Q")));
            assertEquals(List.of("Q"), scene.awaited("M"));
        }

        static final List<Arguments> WRONG_PAYLOADS =
                List.of(
                        Arguments.of(NOTHING, ResultCode.INVALID_PARAMETER),
                        Arguments.of(RoomScene.NULL, ResultCode.INVALID_PARAMETER),
                        Arguments.of(object(), ResultCode.INVALID_PARAMETER),
                        Arguments.of(object().put("clientId", "P"), ResultCode.INVALID_PARAMETER),
                        Arguments.of(TRUE, ResultCode.INVALID_PARAMETER),
                        Arguments.of(ids("P"), ResultCode.INVALID_PARAMETER),
                        Arguments.of(text(""), ResultCode.INVALID_PARAMETER),
                        Arguments.of(text("p"), ResultCode.NOT_AWAITED),
                        Arguments.of(text("M"), ResultCode.NOT_AWAITED));

        @ParameterizedTest
        @FieldSource("WRONG_PAYLOADS")
        void decision_withAPayloadThatNamesNobody_decidesNothing(JsonNode payload, int code) {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(code, scene.result("M", EventName.USER_ALLOWED, payload));
            assertEquals(code, scene.result("M", EventName.USER_DENIED, payload));
            assertEquals(List.of("P"), scene.awaited("M"));
        }

        @ParameterizedTest
        @EnumSource(
                names = {
                    "USER_ALLOWED",
                    "USER_DENIED",
                    "GET_AWAITED_USER",
                    "ENABLE_KNOCK",
                    "LOCK_ROOM",
                    "ROOM_MUTED",
                    "ROOM_UNMUTED",
                    "HARD_MUTE_USER_AUDIO",
                    "HARD_UNMUTE_USER_AUDIO",
                    "HARD_MUTE_USER_VIDEO",
                    "HARD_UNMUTE_USER_VIDEO",
                    "SWITCH_USER_ROLE"
                })
        void moderatorsRequest_byAnybodyElse_isRefusedAndHasNoEffect(EventName event) {
            RoomScene scene = RoomScene.withGuestWaiting();
            scene.join("Q", Role.PARTICIPANT);
            scene.ask("M", EventName.USER_ALLOWED, text("Q"));
            for (String nobody : List.of("Q", "P")) {
                for (JsonNode payload : List.of(text("P"), TRUE, object().put("clientId", "M"))) {
                    assertEquals(List.of(), scene.ask(nobody, event, payload));
                    assertEquals(ResultCode.NOT_AUTHORISED, scene.result());
                }
            }
            assertEquals(List.of("P"), scene.awaited("M"));
        }

        @Test
        void moderatorWhoGaveTheRoleAway_decidesNothing() {
            RoomScene scene = RoomScene.withGuestWaiting();
            scene.join("Q", Role.PARTICIPANT);
            scene.ask("M", EventName.USER_ALLOWED, text("Q"));
            scene.ask("M", EventName.SWITCH_USER_ROLE, text("Q"));
            assertEquals(
                    ResultCode.NOT_AUTHORISED,
                    scene.result("M", EventName.USER_ALLOWED, text("P")));
            assertEquals(0, scene.result("Q", EventName.USER_ALLOWED, text("P")));
        }

        @ParameterizedTest
        @EnumSource(
                names = {"USER_ALLOWED", "USER_DENIED", "TOKEN", "DROP"},
                mode = EnumSource.Mode.EXCLUDE)
        void request_byAWaitingGuest_tellsNobodyAnything(EventName event) {
            RoomScene scene = RoomScene.withGuestWaiting();
            JsonNode data =
                    object().put("msg", "let me in").put("broadcast", true).put("type", "chat");
            for (JsonNode payload : List.of(NOTHING, data, ids("M"), TRUE)) {
                assertEquals(List.of(), scene.ask("P", event, payload));
                assertFalse(scene.ack().toString().contains("M"), scene.ack()::toString);
            }
        }
    }

    @Nested
    final class KnockSwitch {
        @Test
        void off_leavesThoseWhoWaitWaiting_andAnnouncesThemAgain() {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(
                    List.of("M roomManagementEvents knock-disabled", "M user-awaited P"),
                    scene.ask("M", EventName.ENABLE_KNOCK, FALSE));
            assertEquals(List.of("P"), scene.awaited("M"));
            assertEquals(
                    List.of("Q room-connected", "M user-connected Q"),
                    scene.join("Q", Role.PARTICIPANT));
            assertEquals(
                    List.of(
                            "M roomManagementEvents knock-enabled",
                            "Q roomManagementEvents knock-enabled"),
                    scene.ask("M", EventName.ENABLE_KNOCK, TRUE));
            assertEquals(List.of("P"), scene.awaited("M"));
        }

        @Test
        void off_doesNotLetInWhoKnockedAndReconnects() {
            RoomScene scene = RoomScene.withGuestWaiting();
            scene.ask("M", EventName.ENABLE_KNOCK, FALSE);
            scene.lose("P");
            assertEquals(
                    List.of("P2 room-awaited", "P2 room-connected waitRoom", "M user-awaited P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @ParameterizedTest
        @FieldSource
        void switching_needsABoolean(JsonNode payload) {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(
                    ResultCode.INVALID_PARAMETER,
                    scene.result("M", EventName.ENABLE_KNOCK, payload));
        }

        static final List<JsonNode> switching_needsABoolean =
                List.of(NOTHING, RoomScene.NULL, text("false"), object());
    }

    @Nested
    final class Leaving {
        @Test
        void leave_ofAMember_isTold() {
            RoomScene scene = RoomScene.withThreeInside();
            assertEquals(
                    List.of("P ends", "M user-disconnected P", "Q user-disconnected P"),
                    scene.ask("P", EventName.DROP, object().put("self", true)));
            assertEquals(
                    ResultCode.NOT_CONNECTED,
                    scene.result("P", EventName.GET_NUMBER_OF_TALKER, NOTHING));
            assertEquals(0, scene.result("P", EventName.DROP, object().put("self", true)));
        }

        @Test
        void leave_ofAWaitingGuest_isToldToNobody() {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(
                    List.of("P ends"), scene.ask("P", EventName.DROP, object().put("self", true)));
            assertEquals(List.of(), scene.awaited("M"));
        }

        @Test
        void drop_ofOne_removesThatOne() {
            RoomScene scene = RoomScene.withThreeInside();
            JsonNode payload = object().put("all", false).set("clientIds", ids("P", "gone"));
            assertEquals(
                    List.of(
                            "P room-disconnected disconnected-by-moderator",
                            "P ends",
                            "M user-disconnected P",
                            "Q user-disconnected P"),
                    scene.ask("M", EventName.DROP, payload));
        }

        @Test
        void drop_ofAnEmptyList_removesEverybodyElse_butNotThoseWhoWait() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.join("W", Role.PARTICIPANT);
            JsonNode payload = object().put("all", false).set("clientIds", ids());
            assertEquals(
                    List.of(
                            "P room-disconnected disconnected-by-moderator",
                            "P ends",
                            "Q room-disconnected disconnected-by-moderator",
                            "Q ends",
                            "M user-disconnected P",
                            "M user-disconnected Q"),
                    scene.ask("M", EventName.DROP, payload));
            assertEquals(List.of("W"), scene.awaited("M"));
        }

        @ParameterizedTest
        @FieldSource
        void drop_withoutAList_removesNobody(JsonNode payload, int code) {
            RoomScene scene = RoomScene.withThreeInside();
            assertEquals(List.of(), scene.ask("M", EventName.DROP, payload));
            assertEquals(code, scene.result());
        }

        static final List<Arguments> drop_withoutAList_removesNobody =
                List.of(
                        Arguments.of(NOTHING, ResultCode.INVALID_PARAMETER),
                        Arguments.of(object(), ResultCode.INVALID_PARAMETER),
                        Arguments.of(object().put("all", false), ResultCode.INVALID_PARAMETER),
                        Arguments.of(
                                object().set("clientIds", RoomScene.NULL),
                                ResultCode.INVALID_PARAMETER),
                        Arguments.of(
                                object().set("clientIds", ids("gone")), ResultCode.USER_NOT_FOUND));

        @Test
        void drop_ofOthersByAParticipant_isRefused() {
            RoomScene scene = RoomScene.withThreeInside();
            for (JsonNode payload :
                    List.<JsonNode>of(
                            object().set("clientIds", ids("Q")),
                            object().set("clientIds", ids()),
                            object().put("all", true))) {
                assertEquals(List.of(), scene.ask("P", EventName.DROP, payload));
                assertEquals(ResultCode.NOT_AUTHORISED, scene.result());
            }
        }

        @Test
        void drop_ofAll_endsTheSessionForThoseWhoWaitToo() {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(
                    List.of(
                            "M room-disconnected room-ended",
                            "M ends",
                            "P room-disconnected room-ended",
                            "P ends"),
                    scene.ask("M", EventName.DROP, object().put("all", true).putNull("clients")));
            assertEquals(List.of("N room-connected"), scene.join("N", Role.MODERATOR));
        }

        @Test
        void ghost_staysListedUntilADecisionIsRefused() {
            RoomScene scene = RoomScene.withGuestWaiting();
            scene.leaveGhost("P");
            assertEquals(List.of("P"), scene.awaited("M"));
            assertEquals(
                    ResultCode.NOT_AWAITED, scene.result("M", EventName.USER_ALLOWED, text("P")));
            assertEquals(List.of(), scene.awaited("M"));
            assertTrue(scene.state().inside().stream().allMatch(Member::isModerator));
        }
    }

    @Nested
    final class Reconnecting {
        @Test
        void admittedGuest_needNotKnockAgain() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.lose("P");
            assertEquals(
                    List.of(
                            "P2 room-connected",
                            "P2 roomManagementEvents wait-room-disabled",
                            "M user-connected P2",
                            "Q user-connected P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void admittedGuest_whoseLossWasNotNoticed_isReplaced() {
            RoomScene scene = RoomScene.withThreeInside();
            assertEquals(
                    List.of(
                            "P ends",
                            "M user-disconnected P",
                            "Q user-disconnected P",
                            "P2 room-connected",
                            "P2 roomManagementEvents wait-room-disabled",
                            "M user-connected P2",
                            "Q user-connected P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void admittedGuest_afterTheGracePeriod_knocksAgain() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.lose("P");
            scene.wait(RoomState.GRACE.plus(Duration.ofSeconds(1)));
            assertEquals(
                    List.of("P2 room-awaited", "P2 room-connected waitRoom", "M user-awaited P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void stranger_whoNamesSomebodyElsesId_knocks() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.lose("P");
            assertEquals(
                    List.of("S room-awaited", "S room-connected waitRoom", "M user-awaited S"),
                    scene.rejoinAs("S", "token of S", "P", Role.PARTICIPANT, Role.PARTICIPANT));
            scene.rejoinAs("T", "token of T", "M", Role.PARTICIPANT, Role.MODERATOR);
            assertEquals(ResultCode.TOKEN_WRONG_ROLE, scene.result());
        }

        @Test
        void waitingGuest_waitsAgain() {
            RoomScene scene = RoomScene.withGuestWaiting();
            scene.lose("P");
            assertEquals(List.of(), scene.awaited("M"));
            assertEquals(
                    List.of("P2 room-awaited", "P2 room-connected waitRoom", "M user-awaited P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void droppedGuest_knocksAgain() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.ask("M", EventName.DROP, object().set("clientIds", ids("P")));
            scene.lose("P");
            assertEquals(
                    List.of("P2 room-awaited", "P2 room-connected waitRoom", "M user-awaited P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void guestWhoLeft_knocksAgain() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.ask("P", EventName.DROP, object().put("self", true));
            assertEquals(
                    List.of("P2 room-awaited", "P2 room-connected waitRoom", "M user-awaited P2"),
                    scene.rejoin("P2", "P", Role.PARTICIPANT));
        }

        @Test
        void moderatorAlone_hasNothingToReconnectTo_butMayJoinAfresh() {
            RoomScene scene = RoomScene.withGuestWaiting();
            assertEquals(List.of("M ends"), scene.rejoin("M2", "M", Role.MODERATOR));
            assertEquals(ResultCode.NOTHING_TO_RECONNECT, scene.result());
            scene.join("M3", Role.MODERATOR);
            assertEquals(List.of("P"), scene.awaited("M3"));
        }

        @Test
        void promotedGuest_keepsTheRole() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.ask("M", EventName.SWITCH_USER_ROLE, text("P"));
            scene.lose("P");
            scene.rejoinAs("P2", "token of P", "P", Role.PARTICIPANT, Role.MODERATOR);
            assertEquals(0, scene.result());
            assertEquals(0, scene.result("P2", EventName.LOCK_ROOM, TRUE));
        }

        @Test
        void moderatorWhoDidNotHearOfTheSwitch_comesBackAsWhatTheRoomHolds() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.ask("M", EventName.SWITCH_USER_ROLE, text("P"));
            scene.lose("M");
            scene.rejoin("M2", "M", Role.MODERATOR);
            assertEquals(0, scene.result());
            assertEquals(ResultCode.NOT_AUTHORISED, scene.result("M2", EventName.LOCK_ROOM, TRUE));
        }

        @Test
        void memberOfALockedRoom_comesBack() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.ask("M", EventName.LOCK_ROOM, TRUE);
            scene.lose("P");
            scene.rejoin("P2", "P", Role.PARTICIPANT);
            assertEquals(0, scene.result());
        }
    }

    @Nested
    final class Controls {
        @Test
        void lock_isToldAndNotTwice() {
            RoomScene scene = RoomScene.withThreeInside();
            assertEquals(
                    List.of(
                            "M roomManagementEvents room-locked",
                            "P roomManagementEvents room-locked",
                            "Q roomManagementEvents room-locked"),
                    scene.ask("M", EventName.LOCK_ROOM, TRUE));
            assertEquals(ResultCode.LOCK_UNCHANGED, scene.result("M", EventName.LOCK_ROOM, TRUE));
            assertEquals(0, scene.result("M", EventName.LOCK_ROOM, FALSE));
        }

        @Test
        void roomMute_goesToParticipantsAndHolds() {
            RoomScene scene = RoomScene.withThreeInside();
            assertEquals(
                    List.of("P room-muted", "Q room-muted"),
                    scene.ask("M", EventName.ROOM_MUTED, NOTHING));
            assertEquals(
                    ResultCode.NOT_AUTHORISED,
                    scene.result("P", EventName.USER_AUDIO_UNMUTED, NOTHING));
            assertEquals(0, scene.result("M", EventName.USER_AUDIO_UNMUTED, NOTHING));
            scene.ask("M", EventName.ROOM_UNMUTED, object());
            assertEquals(0, scene.result("P", EventName.USER_AUDIO_UNMUTED, NOTHING));
        }

        @Test
        void ownMute_isToldToEverybodyIncludingOneself_withTheWholeUser() {
            RoomScene scene = RoomScene.withThreeInside();
            assertEquals(
                    List.of("M user-audio-muted P", "P user-audio-muted P", "Q user-audio-muted P"),
                    scene.ask("P", EventName.USER_AUDIO_MUTED, NOTHING));
            JsonNode user = scene.payload("M", EventName.USER_AUDIO_MUTED).path("user");
            assertEquals("name of P", user.path("name").asText());
            assertTrue(user.path("audioMuted").asBoolean());
        }

        static Stream<Arguments> hardMutes() {
            return Stream.of(
                    Arguments.of(
                            EventName.HARD_MUTE_USER_AUDIO,
                            EventName.HARD_UNMUTE_USER_AUDIO,
                            EventName.USER_AUDIO_UNMUTED),
                    Arguments.of(
                            EventName.HARD_MUTE_USER_VIDEO,
                            EventName.HARD_UNMUTE_USER_VIDEO,
                            EventName.USER_VIDEO_UNMUTED));
        }

        @ParameterizedTest
        @MethodSource("hardMutes")
        void hardMute_goesToTheTargetOnlyAndHolds(EventName mute, EventName unmute, EventName own) {
            RoomScene scene = RoomScene.withThreeInside();
            JsonNode target = object().put("clientId", "P");
            assertEquals(List.of("P " + mute.wireName() + " P"), scene.ask("M", mute, target));
            assertEquals(ResultCode.NOT_AUTHORISED, scene.result("P", own, NOTHING));
            scene.ask("M", unmute, target);
            assertEquals(0, scene.result("P", own, NOTHING));
            assertEquals(ResultCode.INVALID_PARAMETER, scene.result("M", mute, object()));
            assertEquals(
                    ResultCode.USER_NOT_FOUND,
                    scene.result("M", mute, object().put("clientId", "gone")));
        }

        @Test
        void roleSwitch_tellsBothShapes_andTheListOnlyToTheNewModerator() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.join("W", Role.PARTICIPANT);
            scene.ask("M", EventName.SWITCH_USER_ROLE, ids("P"));
            JsonNode toNew = scene.payload("P", EventName.USER_ROLE_CHANGED);
            assertEquals("M", toNew.path("moderator").path("old").asText());
            assertEquals("P", toNew.path("moderator").path("new").asText());
            assertEquals("P", toNew.path("clientsInfo").path(1).path("clientId").asText());
            assertEquals(
                    Role.MODERATOR,
                    toNew.path("clientsInfo").path(1).path("role").path("new").asText());
            assertEquals(
                    List.of("W"), toNew.path("awaitedParticipants").findValuesAsText("clientId"));
            for (String other : List.of("M", "Q")) {
                JsonNode seen = scene.payload(other, EventName.USER_ROLE_CHANGED);
                assertTrue(seen.path("awaitedParticipants").isMissingNode());
            }
        }

        @Test
        void media_whereThereIsNone_isRefusedWithItsCode_andATalkerListFollows() {
            RoomScene scene = RoomScene.withThreeInside();
            for (EventName event :
                    List.of(EventName.PUBLISH, EventName.SUBSCRIBE, EventName.SIGNALING_MESSAGE)) {
                assertEquals(List.of("P active-talkers-updated"), scene.ask("P", event, object()));
                assertEquals(ResultCode.MEDIA_UNAVAILABLE, scene.result());
            }
        }
    }

    @Nested
    final class Talking {
        private JsonNode chat(boolean broadcast, String... clients) {
            return object().put("msg", "hello")
                    .put("broadcast", broadcast)
                    .put("type", "chat")
                    .set("clients", ids(clients));
        }

        @Test
        void broadcast_goesToEverybodyElseInside() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.join("W", Role.PARTICIPANT);
            assertEquals(
                    List.of("M onDataStreamToRoom", "Q onDataStreamToRoom"),
                    scene.ask("P", EventName.SEND_DATA_STREAM_TO_ROOM, chat(true)));
            JsonNode message = scene.payload("M", EventName.ON_DATA_STREAM_TO_ROOM);
            assertEquals("P", message.path("senderId").asText());
            assertEquals("name of P", message.path("sender").asText());
            assertEquals("hello", message.path("message").asText());
            assertEquals(scene.now().toEpochMilli(), message.path("timestamp").asLong());
        }

        @Test
        void direct_goesToThoseNamed_neverToThoseWhoWait() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.join("W", Role.PARTICIPANT);
            assertEquals(
                    List.of("Q onDataStreamToRoom"),
                    scene.ask("M", EventName.SEND_DATA_STREAM_TO_ROOM, chat(false, "Q", "W")));
            assertEquals(
                    ResultCode.USER_NOT_FOUND,
                    scene.result("M", EventName.SEND_DATA_STREAM_TO_ROOM, chat(false, "W")));
            assertEquals(
                    ResultCode.USER_NOT_FOUND,
                    scene.result("M", EventName.SEND_DATA_STREAM_TO_ROOM, chat(false)));
        }

        @Test
        void tooLongOrMalformed_isRefused() {
            RoomScene scene = RoomScene.withThreeInside();
            JsonNode longOne =
                    object().put("msg", "x".repeat(TalkRules.MAX_MESSAGE))
                            .put("broadcast", true)
                            .put("type", "chat");
            Map<JsonNode, Integer> codes =
                    Map.of(
                            longOne,
                            ResultCode.TEXT_TOO_LARGE,
                            NOTHING,
                            ResultCode.INVALID_PARAMETER,
                            text("hello"),
                            ResultCode.INVALID_PARAMETER,
                            object().put("broadcast", "yes please"),
                            ResultCode.INVALID_PARAMETER,
                            object().put("broadcast", true).put("type", "eval"),
                            ResultCode.INVALID_PARAMETER);
            codes.forEach(
                    (payload, code) ->
                            assertEquals(
                                    code,
                                    scene.result(
                                            "P", EventName.SEND_DATA_STREAM_TO_ROOM, payload)));
        }

        @Test
        void talkers_areCountedForEachPerson() {
            RoomScene scene = RoomScene.withThreeInside();
            scene.ask("P", EventName.SET_NUMBER_OF_TALKER, object().put("numTalkers", 4));
            assertEquals(4, scene.ack().path("numTalkers").asInt());
            scene.ask("P", EventName.GET_NUMBER_OF_TALKER, NOTHING);
            assertEquals(4, scene.ack().path("numTalkers").asInt());
            scene.ask("Q", EventName.GET_MAX_NUMBER_OF_TALKER, NOTHING);
            assertEquals(0, scene.ack().path("maxTalkers").asInt());
            scene = RoomScene.withMedia();
            scene.ask("Q", EventName.GET_MAX_NUMBER_OF_TALKER, NOTHING);
            assertEquals(Payloads.MAX_TALKERS, scene.ack().path("maxTalkers").asInt());
            assertEquals(
                    ResultCode.INVALID_PARAMETER,
                    scene.result("P", EventName.SET_NUMBER_OF_TALKER, object()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DROP")
    void everyEvent_withAnyPayload_isAcknowledgedWithAResult(EventName event) {
        for (String caller : List.of("M", "P", "W", "nobody")) {
            for (JsonNode payload :
                    List.of(NOTHING, RoomScene.NULL, TRUE, text("x"), object(), ids("x", "y"))) {
                RoomScene scene = RoomScene.withThreeInside();
                scene.join("W", Role.PARTICIPANT);
                scene.ask(caller, event, payload);
                assertTrue(scene.ack().path("result").isInt(), event + " " + payload);
                RoomScene withMedia = RoomScene.withMedia();
                withMedia.join("W", Role.PARTICIPANT);
                withMedia.ask(caller, event, payload);
                assertTrue(withMedia.ack().path("result").isInt(), event + " " + payload);
            }
        }
    }
}
