package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.testkit.FakeClock;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.HandExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleLongProperty;

/** A lobby with a room, a clock and a journal in the test's hands; no window. */
final class DeskBench implements AutoCloseable {
    final FakeRoom room = new FakeRoom();
    final HandExecutor fx = new HandExecutor();
    final SimpleLongProperty clock = new SimpleLongProperty();
    final StatusLine status = new StatusLine();
    final List<DeskEvent> journal = new ArrayList<>();
    final Map<ClientId, Assessment> assessments = new HashMap<>();
    final LobbyModel model;
    private final RoomFeed feed;

    DeskBench(Duration undoWindow) {
        DeskParts parts =
                new DeskParts(
                        _ -> assessments,
                        journal::add,
                        new DeskOptions(undoWindow),
                        new FakeClock());
        model = new LobbyModel(room, fx, clock, status, parts);
        feed = new RoomFeed(room, fx, model::update);
        fx.runAll();
    }

    @Override
    public void close() {
        feed.close();
    }

    DecisionDesk desk() {
        return model.desk();
    }

    /** These knock, one after the other, each under its own id as the name. */
    void knock(String... ids) {
        for (String id : ids) {
            room.knock(id, "Guest " + id);
        }
        fx.runAll();
    }

    /** So many wait, named id0, id1, …, as in a backlog. */
    void crowd(int size) {
        room.waiting(
                IntStream.range(0, size)
                        .mapToObj(i -> room.person("id" + i, "Guest " + i, 0))
                        .toList());
        fx.runAll();
    }

    void group(String id, TrustGroup group, Concern... concerns) {
        assessments.put(
                new ClientId(id), new Assessment(group, List.of(concerns), Optional.empty()));
    }

    /** So much time has passed since the beginning. */
    void time(Duration now) {
        clock.set(now.toNanos());
        fx.runAll();
    }

    AwaitedRow row(String id) {
        return model.rows().stream()
                .filter(row -> row.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has no row"));
    }

    RowState state(String id) {
        return row(id).state();
    }

    Crowd all() {
        return model.items().shownProperty().get().open();
    }

    /** What was asked of the room about people, without the readings of the list. */
    List<Call> decisions() {
        return room.calls().stream().filter(call -> call.method().endsWith("AwaitedUser")).toList();
    }

    List<String> lines() {
        return model.items().list().stream()
                .map(
                        item ->
                                switch (item) {
                                    case AwaitedRow row -> row.id().value();
                                    case GroupHeader header ->
                                            header.section()
                                                    + ":"
                                                    + header.look().waiting()
                                                    + (header.look().folded() ? " folded" : "");
                                })
                .toList();
    }

    String said() {
        return status.sentenceProperty().get();
    }

    <T extends DeskEvent> List<T> journal(Class<T> type) {
        return journal.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<String> ids(Crowd crowd) {
        return crowd.people().stream().map(AwaitedParticipant::id).map(ClientId::value).toList();
    }
}
