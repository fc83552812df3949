package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.testkit.FakeLink;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.FakeSignalingChannel.Sent;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A room with media, without threads, sockets or anything native: the test is all of these. */
final class MediaBench {
    static final String YES = "{\"result\":0}";
    static final String OWN = "812345";

    final FakeMediaEngine engine = new FakeMediaEngine();
    final FakeLocalMedia camera = new FakeLocalMedia();
    final FakeLocalMedia screen = new FakeLocalMedia();
    final RoomBench room;

    MediaBench() {
        this("moderator");
    }

    MediaBench(String role) {
        room = new RoomBench(RoomBench.OPTIONS, role, engine);
    }

    /** In a room with so many talker slots, alone or with these. */
    MediaBench inside(String role, int slots, String... others) {
        room.accept();
        room.serverSays("room-connected", connected("me", role, slots, others));
        return this;
    }

    MediaBench inside(int slots, String... others) {
        return inside("moderator", slots, others);
    }

    /** {@code room-connected} with talker slots and people, each called as the id. */
    static String connected(String self, String role, int slots, String... others) {
        String people =
                List.of(others).stream()
                        .map(id -> "," + RoomBench.user(id, id, "participant"))
                        .collect(Collectors.joining());
        return """
        {"result":0,"id":"room1","clientId":"%s","user":%s,"userList":[%s%s],"streams":[%s],
         "iceServers":[{"urls":["stun:stun.example:3478"],"username":"u","credential":"c"}],
         "minVideoBW":100,"maxVideoBW":1500,"defaultVideoBW":600,"maxVideoFps":25,
         "mediaConfiguration":"default","awaitedParticipants":[],
         "room":{"name":"Consulting","mute":false,"locked":false,"waitRoom":false,
                 "settings":{"knock":true,"wait_for_moderator":false}}}"""
                .formatted(
                        self,
                        RoomBench.user(self, "Mo", role),
                        RoomBench.user(self, "Mo", role),
                        people,
                        slots(slots));
    }

    static String slots(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(MediaBench::slot)
                .collect(Collectors.joining(","));
    }

    static String slot(int id) {
        return "{\"id\":%d,\"audio\":true,\"video\":true,\"data\":true,\"screen\":false}"
                .formatted(id);
    }

    /** The {@code signaling_message} with the offer of a link. */
    static JsonNode offer(int streamId, int link) {
        ObjectNode message = WireCodec.object().put("streamId", streamId);
        message.putObject("msg").put("type", "offer").put("sdp", FakeLink.offerOf(link));
        return message;
    }

    <T> CompletionStage<T> ask(Function<EnxRoom, CompletionStage<T>> request) {
        CompletionStage<T> stage = request.apply(room.room);
        room.run();
        return stage;
    }

    CompletionStage<RequestOutcome> publish() {
        return ask(r -> r.publish(camera, PublishOptions.DEFAULTS));
    }

    /** Publishes the camera all the way. */
    MediaBench live() {
        CompletionStage<RequestOutcome> published = publish();
        becomeLive(OWN);
        RoomBench.now(published);
        return this;
    }

    /** The server does its part for the publication under way. */
    void becomeLive(String id) {
        room.acknowledge("publish", "{\"result\":0,\"id\":" + id + "}");
        room.acknowledge("signaling_message", YES);
        answer("streamId", id);
        ready("streamId", id);
    }

    void answer(String key, String id) {
        engineSays(key, id, "{\"type\":\"answer\",\"sdp\":\"v=0 answer\",\"media\":[]}");
    }

    void ready(String key, String id) {
        engineSays(key, id, "{\"type\":\"ready\"}");
    }

    /** The server's media side says something about a stream. */
    void engineSays(String key, String id, String message) {
        room.serverSays(
                "media_engine_connecting", "{\"%s\":%s,\"msg\":%s}".formatted(key, id, message));
    }

    /** The server does its part for every subscription that has no answer yet. */
    void receiveAll() {
        for (Sent asked : sent("subscribe")) {
            asked.acknowledge(YES);
            room.run();
            String id = asked.payload().path("streamId").asText();
            answer("peerId", id);
            ready("peerId", id);
        }
    }

    /** All messages of this name on the newest connection. */
    List<Sent> sent(String event) {
        return room.channel().sent().stream()
                .filter(message -> message.event().equals(event))
                .toList();
    }

    List<Integer> subscribed() {
        return sent("subscribe").stream()
                .map(asked -> asked.payload().path("streamId").asInt())
                .toList();
    }

    /** What was sent as {@code signaling_message}, without the envelope. */
    List<JsonNode> signals() {
        return sent("signaling_message").stream()
                .map(message -> message.payload().path("msg"))
                .toList();
    }

    FakeLink link() {
        return engine.link();
    }

    RoomMedia media() {
        return room.room.snapshot().media();
    }

    Publishing own() {
        return media().own();
    }

    void pass(Duration time) {
        room.pass(time);
    }

    /** The events of one's own mutes that were sent, in order. */
    List<String> mutesSent() {
        return room.channel().sentEvents().stream()
                .filter(event -> event.matches("user-(audio|video)-(un)?muted"))
                .toList();
    }

    static RequestOutcome now(CompletionStage<RequestOutcome> stage) {
        return RoomBench.now(stage);
    }
}
