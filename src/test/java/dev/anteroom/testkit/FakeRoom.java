package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxStream;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.PublishOptions;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomMedia;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.Subscription;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A room without a server. It records what is asked of it and answers nothing by itself: the test
 * says what the server's list is and how each request ends. Safe to use from two threads.
 */
public final class FakeRoom implements EnxRoom {
    /** One's own id in every fake room. */
    public static final ClientId SELF = new ClientId("self");

    /**
     * One request.
     *
     * @param method the method's name
     * @param argument its arguments in words
     */
    public record Call(String method, String argument) {}

    private final List<RoomListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<Call, CompletableFuture<Decision>> decisions = new LinkedHashMap<>();
    private final List<CompletableFuture<RequestOutcome>> requests = new ArrayList<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final Map<Integer, FakeStream> streams = new ConcurrentHashMap<>();
    private volatile LinkStatistics ownStatistics = LinkStatistics.NOTHING;
    private volatile RoomSnapshot snapshot = connected();

    private static RoomSnapshot connected() {
        return new RoomSnapshot(
                1,
                new ConnectionState.Connected(),
                "room-1",
                "Consultation",
                Optional.of(SELF),
                RoomRole.MODERATOR,
                LobbySnapshot.EMPTY,
                List.of(
                        new Participant(
                                SELF, "Dr. Winter", false, RoomRole.MODERATOR, false, false)),
                false,
                true,
                false,
                RoomMedia.NONE);
    }

    // What the test says.

    /** Somebody knocks: first the snapshot, then the event. */
    public AwaitedParticipant knock(String id, String name) {
        AwaitedParticipant person = person(id, name, System.nanoTime());
        await(person);
        tell(new RoomEvent.Knocked(person));
        return person;
    }

    /** Somebody waits, without an event, as in a backlog or a refreshed list. */
    public void await(AwaitedParticipant... people) {
        List<AwaitedParticipant> waiting = new ArrayList<>(snapshot.lobby().waiting());
        waiting.addAll(List.of(people));
        waiting(waiting);
    }

    /** A person with the next place in the order of arrival. */
    public AwaitedParticipant person(String id, String name, long sinceNanos) {
        return new AwaitedParticipant(
                new ClientId(id),
                name,
                false,
                new Arrival.Knocked(Instant.EPOCH, sinceNanos),
                arrivals.incrementAndGet());
    }

    /** The server's list no longer has these. */
    public void noLongerWaiting(String... ids) {
        List<String> gone = List.of(ids);
        waiting(
                snapshot.lobby().waiting().stream()
                        .filter(person -> !gone.contains(person.id().value()))
                        .toList());
    }

    /** This is the server's list. */
    public void waiting(List<AwaitedParticipant> people) {
        change(
                room ->
                        copy(
                                room,
                                room.connection(),
                                room.role(),
                                new LobbySnapshot(room.lobby().revision() + 1, people),
                                room.participants(),
                                room.locked(),
                                room.knockEnabled(),
                                room.roomMuted()));
    }

    /** The connection changes. */
    public void connection(ConnectionState state) {
        change(
                room ->
                        copy(
                                room,
                                state,
                                room.role(),
                                room.lobby(),
                                room.participants(),
                                room.locked(),
                                room.knockEnabled(),
                                room.roomMuted()));
        tell(new RoomEvent.ConnectionChanged(state));
    }

    /** One's own role changes. */
    public void role(RoomRole role) {
        change(
                room ->
                        copy(
                                room,
                                room.connection(),
                                role,
                                room.lobby(),
                                room.participants(),
                                room.locked(),
                                room.knockEnabled(),
                                room.roomMuted()));
    }

    /** These are in the room; add oneself where one should be. */
    public void participants(List<Participant> people) {
        change(
                room ->
                        copy(
                                room,
                                room.connection(),
                                room.role(),
                                room.lobby(),
                                people,
                                room.locked(),
                                room.knockEnabled(),
                                room.roomMuted()));
    }

    /** The room's switches. */
    public void switches(boolean locked, boolean knockEnabled, boolean roomMuted) {
        change(
                room ->
                        copy(
                                room,
                                room.connection(),
                                room.role(),
                                room.lobby(),
                                room.participants(),
                                locked,
                                knockEnabled,
                                roomMuted));
    }

    /** One's own streams, the talkers and what is received. */
    public void media(RoomMedia media) {
        change(room -> room.withMedia(media));
    }

    /** The stream behind a number, made when first asked for, here or by the console. */
    public FakeStream fakeStream(int id) {
        return streams.computeIfAbsent(id, FakeStream::new);
    }

    /** What {@link #ownStatistics} measures from now on. */
    public void ownStatistics(LinkStatistics statistics) {
        ownStatistics = statistics;
    }

    /** Something happens; its effect must be in the snapshot already. */
    public void tell(RoomEvent event) {
        listeners.forEach(listener -> listener.onEvent(event));
    }

    /** Ends the decision about somebody that is under way. */
    public void answer(String id, Decision decision) {
        CompletableFuture<Decision> end;
        synchronized (decisions) {
            Call call =
                    decisions.keySet().stream()
                            .filter(asked -> asked.argument().equals(id))
                            .findFirst()
                            .orElseThrow();
            end = decisions.remove(call);
        }
        end.complete(decision);
    }

    /** Ends the oldest request that is under way. */
    public void answer(RequestOutcome outcome) {
        CompletableFuture<RequestOutcome> end;
        synchronized (requests) {
            end = requests.removeFirst();
        }
        end.complete(outcome);
    }

    /** The server did it. */
    public static RequestOutcome done() {
        return new RequestOutcome.Done(JsonNodeFactory.instance.objectNode().put("result", 0));
    }

    /** Everything asked so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many listen now. */
    public int listenerCount() {
        return listeners.size();
    }

    private void change(UnaryOperator<RoomSnapshot> edit) {
        snapshot = edit.apply(snapshot);
        listeners.forEach(listener -> listener.onSnapshot(snapshot));
    }

    private static RoomSnapshot copy(
            RoomSnapshot room,
            ConnectionState connection,
            RoomRole role,
            LobbySnapshot lobby,
            List<Participant> participants,
            boolean locked,
            boolean knockEnabled,
            boolean roomMuted) {
        return new RoomSnapshot(
                room.revision() + 1,
                connection,
                room.roomId(),
                room.roomName(),
                room.selfId(),
                role,
                lobby,
                participants,
                locked,
                knockEnabled,
                roomMuted,
                room.media());
    }

    private CompletionStage<Decision> decision(String method, String id) {
        Call call = new Call(method, id);
        calls.add(call);
        synchronized (decisions) {
            return decisions.computeIfAbsent(call, _ -> new CompletableFuture<>());
        }
    }

    private CompletionStage<RequestOutcome> request(String method, Object argument) {
        calls.add(new Call(method, argument.toString()));
        CompletableFuture<RequestOutcome> end = new CompletableFuture<>();
        synchronized (requests) {
            requests.add(end);
        }
        return end;
    }

    // What the console asks.

    @Override
    public RoomSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public LobbySnapshot awaitedParticipants() {
        return snapshot.lobby();
    }

    @Override
    public Subscription listen(RoomListener listener) {
        listeners.add(listener);
        listener.onSnapshot(snapshot);
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletionStage<Decision> approveAwaitedUser(String clientId) {
        return decision("approveAwaitedUser", clientId);
    }

    @Override
    public CompletionStage<Decision> denyAwaitedUser(String clientId) {
        return decision("denyAwaitedUser", clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> refreshAwaitedUsers() {
        return request("refreshAwaitedUsers", "");
    }

    @Override
    public CompletionStage<RequestOutcome> enableKnock(boolean enabled) {
        return request("enableKnock", enabled);
    }

    @Override
    public CompletionStage<RequestOutcome> lockRoom() {
        return request("lockRoom", "");
    }

    @Override
    public CompletionStage<RequestOutcome> unLockRoom() {
        return request("unLockRoom", "");
    }

    @Override
    public CompletionStage<RequestOutcome> dropUser(List<String> clientIds) {
        return request("dropUser", clientIds);
    }

    @Override
    public CompletionStage<RequestOutcome> hardMute() {
        return request("hardMute", "");
    }

    @Override
    public CompletionStage<RequestOutcome> hardUnMute() {
        return request("hardUnMute", "");
    }

    @Override
    public CompletionStage<RequestOutcome> hardMuteUserAudio(String clientId) {
        return request("hardMuteUserAudio", clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> hardUnMuteUserAudio(String clientId) {
        return request("hardUnMuteUserAudio", clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> hardMuteUserVideo(String clientId) {
        return request("hardMuteUserVideo", clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> hardUnMuteUserVideo(String clientId) {
        return request("hardUnMuteUserVideo", clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> sendMessage(
            String message, boolean broadcast, List<String> clientIds) {
        return request("sendMessage", message + " to " + (broadcast ? "all" : clientIds));
    }

    @Override
    public CompletionStage<RequestOutcome> sendUserData(
            JsonNode data, boolean broadcast, List<String> clientIds) {
        return request("sendUserData", data);
    }

    @Override
    public CompletionStage<RequestOutcome> switchUserRole(String clientId) {
        return request("switchUserRole", clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> publish(LocalMedia media, PublishOptions options) {
        return request("publish", options);
    }

    @Override
    public CompletionStage<RequestOutcome> unpublish() {
        return request("unpublish", "");
    }

    @Override
    public CompletionStage<RequestOutcome> muteSelfAudio(boolean muted) {
        return request("muteSelfAudio", muted);
    }

    @Override
    public CompletionStage<RequestOutcome> muteSelfVideo(boolean muted) {
        return request("muteSelfVideo", muted);
    }

    @Override
    public CompletionStage<RequestOutcome> publishShare(LocalMedia screen) {
        return request("publishShare", "");
    }

    @Override
    public CompletionStage<RequestOutcome> unpublishShare() {
        return request("unpublishShare", "");
    }

    @Override
    public Optional<EnxStream> stream(int id) {
        return Optional.of(fakeStream(id));
    }

    @Override
    public CompletionStage<LinkStatistics> ownStatistics() {
        return CompletableFuture.completedStage(ownStatistics);
    }

    @Override
    public CompletionStage<RequestOutcome> setTalkerCount(int talkers) {
        return request("setTalkerCount", talkers);
    }

    /** Leaves at once, as a room does. */
    @Override
    public CompletionStage<RequestOutcome> disconnect() {
        CompletionStage<RequestOutcome> end = request("disconnect", "");
        connection(
                new ConnectionState.Disconnected(
                        new DisconnectReason(DisconnectReason.Kind.LEFT, 2006, "")));
        return end;
    }
}
