package dev.anteroom.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.WireCodec;
import java.util.Collection;
import java.util.List;

/** The JSON a room sends. Pure. */
final class Payloads {
    /** Talker slots of a room that carries media. */
    static final int MAX_TALKERS = 12;

    static final String QUALITY = "SD";
    static final String MODE = "group";

    private static final String PROBE_PATH = "/internet";

    private Payloads() {}

    /** The acknowledgement of an accepted token (protocol section 2.3). */
    static ObjectNode accepted(Member self) {
        return Ack.success()
                .put("clientId", self.clientId())
                .put("connectedIP", "127.0.0.1")
                .put("msg", "success");
    }

    /** {@code room-connected} for somebody inside (2.4). */
    static ObjectNode connected(RoomState room, Member self) {
        ObjectNode payload = skeleton(room, self);
        payload.set("userList", room.users());
        payload.set("streams", MediaPayloads.streams(room, self));
        payload.set(
                "awaitedParticipants",
                self.isModerator() ? awaited(room.awaited()) : WireCodec.array());
        payload.set("videoMutedUsers", videoMuted(room));
        ObjectNode details = roomObject(room, room.isKnockOn());
        details.put("mute", room.isMuted()).put("locked", room.isLocked()).put("waitRoom", false);
        details.put("share", room.floor().announcedShare() != null);
        payload.set("room", details);
        return payload;
    }

    /** The reduced {@code room-connected} for somebody who waits: oneself and nobody else (3.1). */
    static ObjectNode connectedWaiting(RoomState room, Member self) {
        ObjectNode payload = skeleton(room, self);
        ObjectNode details = roomObject(room, self.waiting() == Member.Waiting.FOR_DECISION);
        details.put("mute", false).put("locked", false).put("waitRoom", true);
        payload.set("room", details);
        return payload;
    }

    private static ObjectNode skeleton(RoomState room, Member self) {
        ObjectNode payload = Ack.success();
        payload.put("id", room.id());
        payload.put("clientId", self.clientId());
        payload.set("user", WireCodec.encode(self.toUser()));
        for (String list :
                List.of(
                        "userList",
                        "streams",
                        "iceServers",
                        "raisedHands",
                        "approvedHands",
                        "floorInvites",
                        "awaitedParticipants")) {
            payload.putArray(list);
        }
        payload.put("mediaConfiguration", "default");
        payload.put("defaultVideoBW", 600)
                .put("maxVideoBW", MediaPayloads.MAX_VIDEO_BANDWIDTH)
                .put("minVideoBW", 100);
        payload.put("maxVideoFps", 30).put("maxVideoLayers", 1).put("maxCanvasRefreshRate", 10);
        payload.put("numAudioTalkers", room.maxTalkers());
        payload.put("numVideoTalkers", room.maxTalkers());
        payload.putObject("videoMutedUsers");
        payload.put("mediaRecord", false);
        payload.putObject("subscription").put("audio_video", true).put("audio_only", true);
        payload.putObject("videoBitrateQualityMap").put("minBwKbpsToCheck", 0);
        payload.put("internetDetectionUrl", room.origin() + PROBE_PATH);
        return payload;
    }

    /**
     * What everybody may know of the room.
     *
     * @param knock whether the receiver lives with knocking: some clients wait in every room that
     *     says so, and somebody who waits for a decision has to read it
     */
    private static ObjectNode roomObject(RoomState room, boolean knock) {
        RoomSettings settings = room.settings();
        ObjectNode details = WireCodec.object();
        details.put("conf_num", room.id());
        details.put("name", settings.name());
        details.put("owner_ref", settings.ownerRef());
        details.put("service_id", "practice");
        details.put("share", false);
        details.put("knockEnabled", knock);
        details.put("openFloor", false);
        details.put("analyzer", false);
        details.put("hls", false);
        details.put("fileShareService", false);
        ObjectNode permissions = details.putObject("sharePermissions");
        for (String kind : List.of("screen", "canvas")) {
            ObjectNode permission = permissions.putObject(kind);
            permission.put("state", "free");
            permission.putArray("approved");
            permission.putArray("pending");
        }
        ObjectNode values = details.putObject("settings");
        values.put("mode", MODE).put("quality", QUALITY);
        values.put("moderators", settings.maxModerators());
        values.put("participants", settings.maxParticipants());
        values.put("auto_recording", false).put("canvas", false).put("description", "");
        values.put("active_talker", true).put("max_active_talkers", room.maxTalkers());
        values.put("knock", knock);
        values.put("wait_for_moderator", settings.waitForModerator());
        values.put("screen_share_override", false);
        return details;
    }

    /** {@code wait-room-disabled}, with which waiting ends (3.2). */
    static ObjectNode admitted(RoomState room) {
        ObjectNode payload = WireCodec.object();
        payload.put("id", "wait-room-disabled");
        payload.put("event_type", "user-allowed");
        ObjectNode data = payload.putObject("roomData");
        data.set("streams", MediaPayloads.streams(room, null));
        data.set("userList", room.users());
        data.set("videoMutedUsers", videoMuted(room));
        data.set("videoMutedUser", videoMuted(room));
        payload.put("mediaRecord", false);
        payload.put("locked", room.isLocked());
        payload.put("roomMute", room.isMuted());
        return payload;
    }

    private static ObjectNode videoMuted(RoomState room) {
        ObjectNode byClientId = WireCodec.object();
        room.withoutVideo().forEach(member -> byClientId.put(member.clientId(), true));
        return byClientId;
    }

    /** The awaited list as moderators read it (2.4, 3.3). */
    static ArrayNode awaited(Collection<Member> members) {
        ArrayNode list = WireCodec.array();
        members.forEach(
                member ->
                        list.addObject()
                                .put("clientId", member.clientId())
                                .put("name", member.name()));
        return list;
    }

    /** One knock, with the id under both names in use (3.3). */
    static ObjectNode knock(Member member) {
        return WireCodec.object()
                .put("clientId", member.clientId())
                .put("id", member.clientId())
                .put("name", member.name());
    }

    /** A {@code roomManagementEvents} payload (4.2). */
    static ObjectNode management(String id) {
        return WireCodec.object().put("id", id);
    }
}
