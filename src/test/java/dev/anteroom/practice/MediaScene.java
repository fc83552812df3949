package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link RoomScene} whose people send and receive; the relay is played by hand, and what rooms
 * want of it is remembered, so that a test can ask what flows where.
 */
final class MediaScene {
    static final String OFFER =
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
                    + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n"
                    + "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n"
                    + "a=fingerprint:sha-256 00:11\r\na=rtpmap:111 opus/48000/2\r\n"
                    + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\n"
                    + "a=rtpmap:96 VP8/90000\r\n";
    static final String ANSWER = OFFER.replace("abcd", "efgh");

    private final RoomScene room;
    private final Map<Long, Long> routes = new HashMap<>();
    private final Map<Long, String> passing = new HashMap<>();
    private final Map<String, Long> links = new HashMap<>();

    MediaScene(RoomScene room) {
        this.room = room;
    }

    static MediaScene withThreeInside() {
        return new MediaScene(RoomScene.withMedia());
    }

    RoomScene room() {
        return room;
    }

    static ObjectNode camera() {
        return WireCodec.object()
                .put("state", "media_engine")
                .put("audio", true)
                .put("video", true);
    }

    static ObjectNode screen() {
        return camera().put("screen", true);
    }

    static JsonNode number(int id) {
        return IntNode.valueOf(id);
    }

    static ObjectNode stream(int id) {
        return WireCodec.object().put("streamId", id);
    }

    static ObjectNode offer(int id, String sdp) {
        ObjectNode signal = stream(id);
        signal.putObject("msg").put("type", "offer").put("sdp", sdp);
        return signal;
    }

    List<String> ask(String who, EventName event, JsonNode payload) {
        List<String> effects = room.ask(who, event, payload);
        remember(effects);
        return effects;
    }

    List<String> apply(RoomCommand command) {
        List<String> effects = room.apply(command);
        remember(effects);
        return effects;
    }

    private void remember(List<String> effects) {
        for (String effect : effects) {
            String[] words = effect.split(" ", -1);
            if (!words[0].equals("relay")) {
                continue;
            }
            switch (words[1]) {
                case "route" -> {
                    if (words[2].equals("nothing")) {
                        routes.remove(Long.valueOf(words[4]));
                    } else {
                        routes.put(Long.valueOf(words[4]), Long.valueOf(words[2]));
                    }
                }
                case "pass" ->
                        passing.put(
                                Long.valueOf(words[2]),
                                effect.substring(("relay pass " + words[2]).length()).strip());
                case "end" -> {
                    long link = Long.parseLong(words[2]);
                    routes.remove(link);
                    routes.values().removeIf(from -> from == link);
                    passing.remove(link);
                    links.values().removeIf(known -> known == link);
                }
                default -> {}
            }
        }
    }

    /** Publishes and comes to send; returns the stream's number. */
    int publish(String who, ObjectNode options) {
        ask(who, EventName.PUBLISH, options);
        assertEquals(0, room.result(), room.ack()::toString);
        int id = room.ack().path("id").asInt();
        connect(who, id, options.path("screen").asBoolean() ? who + " screen" : who);
        return id;
    }

    /** Subscribes and comes to receive. */
    void subscribe(String who, int... streams) {
        for (int id : streams) {
            ask(who, EventName.SUBSCRIBE, stream(id));
            assertEquals(0, room.result(), room.ack()::toString);
            connect(who, id, who + " " + id);
        }
    }

    private void connect(String who, int id, String name) {
        LinkId link = offered(who, id);
        links.put(name, link.number());
        apply(new RoomCommand.LinkAnswered(link, ANSWER));
        apply(new RoomCommand.LinkReady(link));
    }

    /** Offers; the relay has not answered yet. */
    LinkId offered(String who, int id) {
        String effect =
                ask(who, EventName.SIGNALING_MESSAGE, offer(id, OFFER)).stream()
                        .filter(told -> told.matches("relay (receive|send) .*"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(room.ack().toString()));
        return new LinkId("room", Long.parseLong(effect.substring(effect.lastIndexOf(' ') + 1)));
    }

    /** The link of a publisher, "P" or "P screen", or of a receiver's stream, "M 1". */
    LinkId link(String name) {
        Long link = links.get(name);
        if (link == null) {
            throw new AssertionError(name + " has no connection, only " + links.keySet());
        }
        return new LinkId("room", link);
    }

    boolean isConnected(String name) {
        return links.containsKey(name);
    }

    /** Whose media reaches a receiver's stream now: "P", "P screen" or "nobody". */
    String heard(String receiver, int stream) {
        Long from = routes.get(link(receiver + " " + stream).number());
        return links.entrySet().stream()
                .filter(entry -> entry.getValue().equals(from))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("nobody");
    }

    /** What is let through: "audio video", "audio", "video" or "". */
    String passes(String publisher) {
        return passing.getOrDefault(link(publisher).number(), "untold");
    }

    List<String> speak(String who, double level) {
        return apply(new RoomCommand.LinkLevel(link(who), level));
    }
}
