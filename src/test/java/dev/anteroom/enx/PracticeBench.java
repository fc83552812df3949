package dev.anteroom.enx;

import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RecordedCall;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.testkit.RoomWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A practice server and any number of people who speak to it through the SDK, over real sockets.
 */
final class PracticeBench implements AutoCloseable {
    /** Short enough for tests that wait for a limit, long enough for a busy machine. */
    static final RoomOptions OPTIONS =
            new RoomOptions(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(30),
                    Duration.ofHours(1),
                    Map.of());

    /** Somebody in a room, or on the way. */
    record Person(EnxRoom room, RoomWatch watch, RecordingObserver observer) {
        String id() {
            return room.snapshot().selfId().orElseThrow().value();
        }
    }

    final PracticeServer server;
    final EnxRtc rtc = new EnxRtc();

    PracticeBench() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
    }

    String knockRoom() {
        return server.createRoom(RoomSettings.knockRoom("Consulting"));
    }

    Person join(String roomId, String name, String role) throws Exception {
        return joinWith(server.token(roomId, name, role), OPTIONS);
    }

    Person join(String roomId, String name, String role, RoomOptions options) throws Exception {
        return joinWith(server.token(roomId, name, role), options);
    }

    Person joinWith(String token) throws Exception {
        return joinWith(token, OPTIONS);
    }

    private Person joinWith(String token, RoomOptions options) throws Exception {
        RecordingObserver observer = new RecordingObserver();
        EnxRoom room = rtc.joinRoom(token, options, observer.observer());
        return new Person(room, RoomWatch.of(room), observer);
    }

    Person moderator(String roomId) throws Exception {
        Person moderator = join(roomId, "Mo", "moderator");
        moderator.watch().connected();
        return moderator;
    }

    /** Knocks and waits until the server has heard it. */
    Person guest(String roomId, String name) throws Exception {
        Person guest = join(roomId, name, "participant");
        guest.watch().await(s -> s.connection() instanceof ConnectionState.Awaiting);
        return guest;
    }

    /** Has a moderator let a guest in. */
    Person admitted(Person moderator, String roomId, String name) throws Exception {
        Person guest = guest(roomId, name);
        moderator.watch().await(s -> RoomWatch.names(s).contains(name));
        RoomWatch.result(moderator.room().approveAwaitedUser(guest.id()));
        guest.watch().connected();
        moderator.watch().await(s -> !RoomWatch.names(s).contains(name));
        return guest;
    }

    List<RecordedCall> calls(String event) {
        return server.calls().stream().filter(call -> call.event().equals(event)).toList();
    }

    /** Every approval and denial that any client sent. */
    List<RecordedCall> decisions() {
        return server.calls().stream()
                .filter(
                        call ->
                                call.event().equals("user-allowed")
                                        || call.event().equals("user-denied"))
                .toList();
    }

    @Override
    public void close() {
        rtc.close();
        server.close();
    }
}
