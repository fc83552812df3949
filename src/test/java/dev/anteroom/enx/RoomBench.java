package dev.anteroom.enx;

import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.testkit.FakeClock;
import dev.anteroom.testkit.FakeSignalingChannel;
import dev.anteroom.testkit.HandExecutor;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A room without threads, sockets or waiting: the test is the server, the loop and the clock. */
final class RoomBench {
    static final RoomOptions OPTIONS =
            new RoomOptions(
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(15),
                    Map.of("battery_updates", true));

    final FakeClock clock = new FakeClock();
    final HandExecutor loop = new HandExecutor();
    final FakeSignalingChannel.Factory server = new FakeSignalingChannel.Factory();
    final RecordingObserver observer = new RecordingObserver();
    final List<RoomEvent> events = new ArrayList<>();
    final List<RoomSnapshot> snapshots = new ArrayList<>();
    final List<DefaultRoom> gone = new ArrayList<>();
    final DefaultRoom room;

    RoomBench() {
        this(OPTIONS);
    }

    RoomBench(RoomOptions options) {
        this(options, "moderator");
    }

    RoomBench(RoomOptions options, String role) {
        this(options, role, null);
    }

    RoomBench(RoomOptions options, String role, @Nullable MediaEngine media) {
        room =
                new DefaultRoom(
                        token(role),
                        options,
                        observer.observer(),
                        new RtcEnvironment(
                                server, () -> loop, clock::after, clock, clock::nanos, media),
                        gone::add);
        room.listen(
                new RoomListener() {
                    @Override
                    public void onSnapshot(RoomSnapshot snapshot) {
                        snapshots.add(snapshot);
                    }

                    @Override
                    public void onEvent(RoomEvent event) {
                        events.add(event);
                    }
                });
        room.join();
        run();
    }

    static EnxToken token() {
        return token("moderator");
    }

    private static EnxToken token(String role) {
        try {
            return EnxToken.decode(
                    EnxToken.encode(
                            WireCodec.object()
                                    .put("host", "127.0.0.1:9100")
                                    .put("secure", false)
                                    .put("tokenId", "t1")
                                    .put("role", role)
                                    .put("name", "Mo")));
        } catch (EnxToken.TokenException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The newest connection. */
    FakeSignalingChannel channel() {
        return server.current();
    }

    void run() {
        loop.runAll();
    }

    /** Lets time pass; what it sets off happens at its moment. */
    void pass(Duration time) {
        clock.advance(time, this::run);
        run();
    }

    /** The server says something. */
    void serverSays(String event, String... arguments) {
        channel().emitFromServer(event, arguments);
        run();
    }

    /** The server answers the newest message of this name. */
    void acknowledge(String event, String... arguments) {
        channel().last(event).acknowledge(arguments);
        run();
    }

    /** The server takes the connection and the token. */
    void accept() {
        channel().accept();
        run();
        acknowledge("token", "{\"result\":0,\"clientId\":\"me\"}");
    }

    /** Joined as a moderator, with these people waiting already. */
    RoomBench asModerator(String... waiting) {
        accept();
        serverSays("room-connected", connected("me", "moderator", waiting));
        return this;
    }

    void lose() {
        channel().end(Failure.LOST);
        run();
    }

    static String connected(String clientId, String role, String... waiting) {
        return connected(clientId, role, false, true, waiting);
    }

    static String connected(
            String clientId, String role, boolean waitRoom, boolean knock, String... waiting) {
        String user = user(clientId, "Mo", role);
        return """
        {"result":0,"id":"room1","clientId":"%s","user":%s,"userList":[%s],"streams":[],
         "awaitedParticipants":[%s],
         "room":{"name":"Consulting","mute":false,"locked":false,"waitRoom":%b,
                 "settings":{"knock":%b,"wait_for_moderator":false}}}"""
                .formatted(clientId, user, waitRoom ? "" : user, people(waiting), waitRoom, knock);
    }

    static String user(String clientId, String name, String role) {
        return "{\"clientId\":\"%s\",\"name\":\"%s\",\"role\":\"%s\"}"
                .formatted(clientId, name, role);
    }

    /** An awaited list: each person is called as the id. */
    static String people(String... ids) {
        return Stream.of(ids).map(RoomBench::person).collect(Collectors.joining(","));
    }

    static String person(String id) {
        return "{\"clientId\":\"%s\",\"name\":\"%s\"}".formatted(id, id);
    }

    static String list(String... ids) {
        return "{\"result\":0,\"awaitedParticipants\":[" + people(ids) + "]}";
    }

    List<String> waiting() {
        return room.awaitedParticipants().waiting().stream()
                .map(person -> person.id().value())
                .toList();
    }

    List<String> people() {
        return room.snapshot().participants().stream().map(person -> person.id().value()).toList();
    }

    <E extends RoomEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How often the client sent this, over all connections. */
    long sent(String event) {
        return server.all().stream()
                .flatMap(channel -> channel.sentEvents().stream())
                .filter(event::equals)
                .count();
    }

    /** What a stage came to; fails when it has not come to anything yet. */
    static <T> T now(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        if (!future.isDone()) {
            throw new AssertionError("Not ended yet.");
        }
        return future.join();
    }

    static boolean isOpen(CompletionStage<?> stage) {
        return !stage.toCompletableFuture().isDone();
    }
}
