package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anteroom.enx.Decisions.Verdict;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.wire.DataStream;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.StreamInfo;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The room behind {@link EnxRoom}: puts the parts together and moves every call onto the loop. */
final class DefaultRoom implements EnxRoom {
    private final RoomState state = new RoomState();
    private final RoomLoop loop;
    private final Notifier notifier;
    private final AwaitedList awaited;
    private final Decisions decisions;
    private final Moderation moderation;
    private final MediaDesk desk;
    private final Connection connection;
    private volatile RoomSnapshot snapshot = RoomSnapshot.connecting();

    DefaultRoom(
            EnxToken token,
            RoomOptions options,
            EnxRoomObserver observer,
            RtcEnvironment environment,
            Consumer<DefaultRoom> whenGone) {
        loop = new RoomLoop(environment.loops().get(), this::publish);
        notifier = new Notifier(loop, this, observer);
        Requests requests = new Requests(loop, environment.timer());
        awaited = new AwaitedList(state, requests, notifier, loop, environment, options);
        decisions =
                new Decisions(
                        state,
                        requests,
                        notifier,
                        loop,
                        options.requestTimeout(),
                        () -> awaited.refresh(outcome -> {}));
        RoomSwitches switches = new RoomSwitches(state, notifier);
        moderation = new Moderation(state, switches, requests, options.requestTimeout());
        desk =
                new MediaDesk(
                        new MediaContext(
                                loop,
                                environment.timer(),
                                environment.nanos(),
                                requests,
                                options.requestTimeout(),
                                environment.media()),
                        state,
                        notifier);
        RoomTalk talk = new RoomTalk(state, notifier, switches, desk, environment.clock());
        IncomingEvents[] events = new IncomingEvents[1];
        connection =
                new Connection(
                        token,
                        options,
                        environment,
                        loop,
                        state,
                        requests,
                        notifier,
                        incoming -> events[0].accept(incoming),
                        this::changed,
                        () -> loop.afterPublishing(() -> whenGone.accept(this)));
        RoomEntry entry = new RoomEntry(state, awaited, desk, notifier, connection);
        MediaEvents media = new MediaEvents(state, desk, notifier);
        events[0] =
                new IncomingEvents(
                        state, awaited, decisions, notifier, entry, switches, talk, media);
    }

    private void changed(ConnectionState connectionState) {
        if (connectionState instanceof ConnectionState.Disconnected) {
            awaited.stop();
        }
        desk.connection(connectionState);
    }

    void join() {
        loop.post(connection::join);
    }

    /** Whether the caller is being called by this room, so that waiting for it would never end. */
    boolean isCallingOut() {
        return loop.isCurrent();
    }

    private void publish() {
        desk.settle();
        state.media(desk.media());
        RoomSnapshot newest = state.snapshot();
        if (newest.revision() != snapshot.revision()) {
            snapshot = newest;
            notifier.published(newest);
        }
    }

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
        return notifier.add(listener);
    }

    @Override
    public CompletionStage<Decision> approveAwaitedUser(String clientId) {
        return decide(clientId, Verdict.APPROVE);
    }

    @Override
    public CompletionStage<Decision> denyAwaitedUser(String clientId) {
        return decide(clientId, Verdict.DENY);
    }

    private CompletionStage<Decision> decide(String clientId, Verdict verdict) {
        ClientId id = new ClientId(clientId);
        CompletableFuture<Decision> result = new CompletableFuture<>();
        loop.post(() -> decisions.decide(id, verdict, result));
        return result.minimalCompletionStage();
    }

    @Override
    public CompletionStage<RequestOutcome> refreshAwaitedUsers() {
        return onLoop(awaited::refresh);
    }

    @Override
    public CompletionStage<RequestOutcome> enableKnock(boolean enabled) {
        return onLoop(whenEnded -> moderation.knock(enabled, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> lockRoom() {
        return onLoop(whenEnded -> moderation.lock(true, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> unLockRoom() {
        return onLoop(whenEnded -> moderation.lock(false, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> dropUser(List<String> clientIds) {
        List<ClientId> ids = ClientId.atLeastOne(clientIds);
        return onLoop(whenEnded -> moderation.remove(ids, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> hardMute() {
        return onLoop(whenEnded -> moderation.muteRoom(true, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> hardUnMute() {
        return onLoop(whenEnded -> moderation.muteRoom(false, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> hardMuteUserAudio(String clientId) {
        return muteUser(EventName.HARD_MUTE_USER_AUDIO, clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> hardUnMuteUserAudio(String clientId) {
        return muteUser(EventName.HARD_UNMUTE_USER_AUDIO, clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> hardMuteUserVideo(String clientId) {
        return muteUser(EventName.HARD_MUTE_USER_VIDEO, clientId);
    }

    @Override
    public CompletionStage<RequestOutcome> hardUnMuteUserVideo(String clientId) {
        return muteUser(EventName.HARD_UNMUTE_USER_VIDEO, clientId);
    }

    private CompletionStage<RequestOutcome> muteUser(EventName event, String clientId) {
        ClientId id = new ClientId(clientId);
        var payload = WireCodec.object().put("clientId", id.value());
        return onLoop(whenEnded -> moderation.ask(event, payload, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> sendMessage(
            String message, boolean broadcast, List<String> clientIds) {
        return talk(
                JsonNodeFactory.instance.textNode(message), broadcast, clientIds, DataStream.CHAT);
    }

    @Override
    public CompletionStage<RequestOutcome> sendUserData(
            JsonNode data, boolean broadcast, List<String> clientIds) {
        return talk(data, broadcast, clientIds, DataStream.USER_DATA);
    }

    private CompletionStage<RequestOutcome> talk(
            JsonNode message, boolean broadcast, List<String> clientIds, String type) {
        List<ClientId> recipients = broadcast ? List.of() : ClientId.atLeastOne(clientIds);
        Talk talk = Talk.to(recipients, message, type);
        return talk.isTooLong()
                ? CompletableFuture.completedStage(Talk.TOO_LONG)
                : onLoop(
                        whenEnded ->
                                moderation.send(
                                        EventName.SEND_DATA_STREAM_TO_ROOM,
                                        talk.payload(),
                                        whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> switchUserRole(String clientId) {
        ClientId id = new ClientId(clientId);
        JsonNode payload = JsonNodeFactory.instance.textNode(id.value());
        return onLoop(whenEnded -> moderation.ask(EventName.SWITCH_USER_ROLE, payload, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> publish(LocalMedia media, PublishOptions options) {
        return onLoop(whenEnded -> desk.publish(media, options, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> unpublish() {
        return onLoop(desk::unpublish);
    }

    @Override
    public CompletionStage<RequestOutcome> muteSelfAudio(boolean muted) {
        return onLoop(whenEnded -> desk.mute(Device.AUDIO, muted, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> muteSelfVideo(boolean muted) {
        return onLoop(whenEnded -> desk.mute(Device.VIDEO, muted, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> publishShare(LocalMedia screen) {
        return onLoop(whenEnded -> desk.publishShare(screen, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> unpublishShare() {
        return onLoop(desk::unpublishShare);
    }

    @Override
    public Optional<EnxStream> stream(int id) {
        return desk.stream(id);
    }

    @Override
    public CompletionStage<LinkStatistics> ownStatistics() {
        return desk.ownStatistics();
    }

    @Override
    public CompletionStage<RequestOutcome> setTalkerCount(int talkers) {
        if (talkers < 0 || talkers > StreamInfo.MOST_TALKERS) {
            throw new IllegalArgumentException("A room shows from 0 to 12 talkers.");
        }
        return onLoop(whenEnded -> desk.setTalkerCount(talkers, whenEnded));
    }

    @Override
    public CompletionStage<RequestOutcome> disconnect() {
        return onLoop(connection::leave);
    }

    private CompletionStage<RequestOutcome> onLoop(Consumer<Consumer<RequestOutcome>> request) {
        CompletableFuture<RequestOutcome> result = new CompletableFuture<>();
        loop.post(
                () ->
                        request.accept(
                                outcome -> loop.afterPublishing(() -> result.complete(outcome))));
        return result.minimalCompletionStage();
    }
}
