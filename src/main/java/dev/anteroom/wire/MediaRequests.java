package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a client sends to set media up (protocol sections 4.7 and 5.1 to 5.3). */
public final class MediaRequests {
    private MediaRequests() {}

    /**
     * The options of {@code publish} for camera and microphone.
     *
     * @param muteAudio whether it begins with silence
     * @param muteVideo whether it begins without a picture
     */
    public static ObjectNode publish(
            boolean audio,
            boolean video,
            boolean muteAudio,
            boolean muteVideo,
            Map<String, String> attributes,
            MediaTerms terms) {
        ObjectNode options = WireCodec.object().put("state", "media_engine").put("data", true);
        if (audio) {
            options.put("audio", true);
        }
        if (video) {
            options.put("video", true);
        }
        ObjectNode shown = options.putObject("attributes");
        attributes.forEach(shown::put);
        ObjectNode mutes = options.putObject("muteStream");
        if (muteAudio) {
            mutes.put("audio", true);
        }
        if (muteVideo) {
            mutes.put("video", true);
        }
        return bounded(options, terms);
    }

    /** The options of {@code publish} for a screen. */
    public static ObjectNode publishScreen(MediaTerms terms) {
        ObjectNode options =
                WireCodec.object()
                        .put("state", "media_engine")
                        .put("video", true)
                        .put("screen", true);
        options.putObject("attributes");
        options.putObject("muteStream");
        return bounded(options, terms);
    }

    private static ObjectNode bounded(ObjectNode options, MediaTerms terms) {
        if (terms.minVideoKilobits() > 0) {
            options.put("minVideoBW", terms.minVideoKilobits());
        }
        if (terms.maxVideoKilobits() > 0) {
            options.put("maxVideoBW", terms.maxVideoKilobits());
        }
        return options.put("scheme", "notify-break-recover");
    }

    /** The options of {@code subscribe}. */
    public static ObjectNode subscribe(StreamInfo stream, String client) {
        ObjectNode options =
                WireCodec.object()
                        .put("streamId", stream.id())
                        .put("audio", stream.audio())
                        .put("video", stream.video())
                        .put("data", false)
                        .put("canvas", false)
                        .put("browser", client);
        options.putObject("muteStream");
        return options;
    }

    /**
     * The {@code signaling_message} that has a received stream sent without its picture, or with it
     * again (protocol section 5.5).
     */
    public static ObjectNode muteReceived(int streamId, boolean video) {
        ObjectNode message = WireCodec.object().put("streamId", streamId);
        message.putObject("msg")
                .put("type", "updatestream")
                .putObject("config")
                .putObject("muteStream")
                .put("audio", false)
                .put("video", video);
        return message;
    }

    /** The {@code signaling_message} that offers. */
    public static ObjectNode offer(JsonNode streamId, String sdp) {
        ObjectNode message = WireCodec.object();
        message.set("streamId", streamId);
        message.putObject("msg").put("type", "offer").put("sdp", sdp);
        return message;
    }

    /**
     * The {@code signaling_message} with a way to reach us.
     *
     * @param line beginning with {@code candidate:}; travels with {@code a=} before it
     */
    public static ObjectNode candidate(
            JsonNode streamId, String sdpMid, int sdpMLineIndex, String line) {
        return candidateNode(streamId, sdpMid, sdpMLineIndex, "a=" + line);
    }

    /** The {@code signaling_message} that says that no more ways follow. */
    public static ObjectNode endOfCandidates(JsonNode streamId) {
        return candidateNode(streamId, "end", -1, "end");
    }

    private static ObjectNode candidateNode(
            JsonNode streamId, String sdpMid, int sdpMLineIndex, String text) {
        ObjectNode message = WireCodec.object();
        message.set("streamId", streamId);
        message.putObject("msg")
                .put("type", "candidate")
                .putObject("candidate")
                .put("sdpMLineIndex", sdpMLineIndex)
                .put("sdpMid", sdpMid)
                .put("candidate", text);
        return message;
    }

    /** The payload of {@code setNumberOfTalker}. */
    public static ObjectNode talkers(int count) {
        return WireCodec.object()
                .put("numTalkers", count)
                .put("numAudioTalkers", count)
                .put("numVideoTalkers", count);
    }
}
