package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.practice.FakeRelayServer;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.FaultyPath;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.testkit.RoomWatch;
import dev.anteroom.testkit.ThreadWatch;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A moderator whose network is bad, and a deputy whose network is good: what the deputy is told is
 * the server's list. One person is inside, others can knock. When it ends, no decision was sent
 * twice or without having been asked for, and no thread of the SDK is left over.
 */
final class BadPathBench implements AutoCloseable {
    /** Short limits, and enough attempts to outlive what a test does to the path. */
    static final RoomOptions OPTIONS =
            new RoomOptions(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    4,
                    Duration.ofSeconds(40),
                    Duration.ofHours(1),
                    Map.of());

    /** For tests that must not run into a limit. */
    static final RoomOptions PATIENT =
            new RoomOptions(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    4,
                    Duration.ofSeconds(60),
                    Duration.ofHours(1),
                    Map.of());

    private static final int MOST_GUESTS = 20;

    private final ThreadWatch threads = ThreadWatch.begin();
    private final Presses presses = new Presses();
    final PracticeServer server;
    final FaultyPath path;
    final String roomId;
    final RawClient deputy;
    final String insider;
    private final String deputyId;
    final EnxRtc rtc = new EnxRtc(new FakeMediaEngine().connectLinks());
    final FakeLocalMedia camera = new FakeLocalMedia();
    final FakeLocalMedia screen = new FakeLocalMedia();
    final RecordingObserver observer = new RecordingObserver();
    final EnxRoom room;
    final RoomWatch watch;
    private final List<RawClient> guests = new ArrayList<>();

    BadPathBench() throws Exception {
        this(OPTIONS);
    }

    BadPathBench(RoomOptions options) throws Exception {
        server = FakeRelayServer.start(PracticeOptions.DEFAULTS);
        path = new FaultyPath(server.url());
        roomId = server.createRoom(RoomSettings.knockRoom("Consulting"));
        deputy = RawClient.join(server.url(), server.token(roomId, "Deputy", "moderator"));
        insider = knock("Ines");
        deputy.approve(insider);
        deputyId = server.calls().getLast().clientId();
        room =
                presses.watched(
                        rtc.joinRoom(
                                path.through(server.token(roomId, "Mo", "moderator")),
                                options,
                                observer.observer()));
        watch = RoomWatch.of(room);
        watch.connected();
    }

    /** Somebody knocks; the server has it when this returns. */
    String knock(String name) {
        guests.add(RawClient.join(server.url(), server.token(roomId, name, "participant")));
        return deputy.awaitKnock(name);
    }

    /** Somebody knocks, and the moderator sees it. */
    String knockSeen(String name) throws Exception {
        String id = knock(name);
        watch.await(now -> RoomWatch.names(now).contains(name));
        return id;
    }

    /** The oldest guests go, so that there are never many; who is inside from the start stays. */
    void oldestGuestsLeave() {
        while (guests.size() > MOST_GUESTS) {
            guests.remove(1).close();
        }
    }

    /** The moderator's client id now. */
    String selfId() {
        return room.snapshot().selfId().orElseThrow().value();
    }

    /** Who waits, by the server's word. */
    List<String> truth() {
        JsonNode answer = deputy.request(EventName.GET_AWAITED_USER, WireCodec.object());
        return StreamSupport.stream(answer.path("awaitedParticipants").spliterator(), false)
                .map(person -> person.path("name").asText())
                .toList();
    }

    /** Waits until the moderator is back and shows what the server holds. */
    void settled() throws Exception {
        watch.connected();
        RoomWatch.result(room.refreshAwaitedUsers());
        watch.waiting(truth().toArray(String[]::new));
    }

    /** How often any client asked the server for this. */
    long asked(EventName event) {
        return server.calls().stream()
                .filter(call -> call.event().equals(event.wireName()))
                .count();
    }

    /** How often anybody decided, whatever came of it. */
    long decisions() {
        return asked(EventName.USER_ALLOWED) + asked(EventName.USER_DENIED);
    }

    @Override
    public void close() {
        rtc.close();
        guests.forEach(RawClient::close);
        deputy.close();
        path.close();
        server.close();
        presses.assertNoneTwiceOrInvented(server.calls(), deputyId);
        threads.awaitNone();
    }
}
