package dev.anteroom.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON a room sends about streams (protocol sections 4.7, 4.9 and 5). Pure. */
final class MediaPayloads {
    /** The most a client may send, in kbit/s; written into every answer as well. */
    static final int MAX_VIDEO_BANDWIDTH = 1500;

    private MediaPayloads() {}

    /** What somebody inside may subscribe to: the talker slots, and a screen of somebody else. */
    static ArrayNode streams(RoomState room, @Nullable Member receiver) {
        ArrayNode streams = WireCodec.array();
        for (int slot = 1; slot <= room.maxTalkers(); slot++) {
            streams.add(stream(slot, true, true, false));
        }
        Publication share = room.floor().announcedShare();
        if (share != null && share.owner() != receiver) {
            streams.add(share(share));
        }
        return streams;
    }

    /** Whether this is the number of one of those streams. */
    static boolean isAnnounced(RoomState room, Member receiver, int streamId) {
        Publication share = room.floor().announcedShare();
        return streamId == MediaFloor.SHARE
                ? share != null && share.owner() != receiver
                : streamId >= 1 && streamId <= room.maxTalkers();
    }

    private static ObjectNode stream(int id, boolean audio, boolean video, boolean screen) {
        ObjectNode stream =
                WireCodec.object()
                        .put("id", id)
                        .put("audio", audio)
                        .put("video", video)
                        .put("data", false)
                        .put("screen", screen)
                        .put("canvas", false);
        stream.putObject("attributes");
        return stream;
    }

    /** The screen as a stream, and the payload of {@code onAddStream} (5.4). */
    static ObjectNode share(Publication share) {
        Publication.Content content = share.content();
        return stream(MediaFloor.SHARE, content.audio(), content.video(), true)
                .put("clientId", share.owner().clientId());
    }

    /** The payload of {@code onRemoveStream} for the screen (5.4). */
    static ObjectNode shareRemoved() {
        return WireCodec.object().put("id", MediaFloor.SHARE);
    }

    /** {@code shareStarted} and {@code shareStopped} (4.9). */
    static ObjectNode sharer(Publication share) {
        return WireCodec.object()
                .put("clientId", share.owner().clientId())
                .put("name", share.owner().name())
                .put("streamId", MediaFloor.SHARE);
    }

    /** {@code media_engine_connecting} with nothing but a type. */
    static ObjectNode engine(Flow flow, String type) {
        ObjectNode payload = WireCodec.object().put(flow.idField(), flow.streamId());
        payload.putObject("msg").put("type", type);
        return payload;
    }

    /** The answer to an offer. */
    static ObjectNode answer(Flow flow, String sdp) {
        ObjectNode payload = engine(flow, "answer");
        payload.withObject("/msg").put("sdp", sdp).set("media", SdpText.media(sdp));
        return payload;
    }

    /** {@code connection_failed}, with a sentence of ours besides. */
    static ObjectNode failure(Flow flow, String sentence) {
        return WireCodec.object()
                .put("streamId", flow.streamId())
                .put("type", flow.kind())
                .put("error", sentence);
    }

    /** The {@code activeList} of one receiver (4.7). */
    static ArrayNode talkers(RoomState room, List<Subscription> slots) {
        ArrayNode list = WireCodec.array();
        for (Publication talker : room.floor().talkers()) {
            slots.stream()
                    .filter(slot -> slot.carried() == talker)
                    .findFirst()
                    .ifPresent(slot -> list.add(talker(room, talker, slot.streamId())));
        }
        return list;
    }

    private static ObjectNode talker(RoomState room, Publication talker, int slot) {
        Publication.Passing passing = talker.passing(room);
        boolean videoMuted = talker.content().video() && !passing.video();
        return WireCodec.object()
                .put("streamId", slot)
                .put("clientId", talker.owner().clientId())
                .put("name", talker.owner().name())
                .put("mediatype", mediaType(talker.content(), passing))
                .put("videomuted", videoMuted)
                .put("reason", videoMuted ? "user" : "none")
                .put("pinned", false);
    }

    private static String mediaType(Publication.Content content, Publication.Passing passing) {
        if (passing.video()) {
            return passing.audio() ? "audiovideo" : "video";
        }
        if (!passing.audio()) {
            return "none";
        }
        return content.video() ? "audio" : "audioOnly";
    }

    /** {@code active-talkers-updated} around such a list. */
    static ObjectNode talkersUpdated(ArrayNode list) {
        ObjectNode payload = WireCodec.object().put("active", true);
        payload.set("activeList", list);
        return payload;
    }
}
