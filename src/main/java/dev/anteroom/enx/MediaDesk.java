package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.SendLimits;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaRequests;
import dev.anteroom.wire.MediaTerms;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * All media of one room: one's own camera and screen, what is received, who talks (protocol
 * sections 4.4, 4.7 and 5). Confined to the room's loop, but for {@link #stream} and {@link
 * #ownStatistics}.
 */
final class MediaDesk {
    private static final int EVERY_SLOT = -1;

    private final MediaContext context;
    private final RoomState state;
    private final Receptions receptions;
    private final TalkerLedger talkers = new TalkerLedger();
    private final OwnDevices devices;
    private final Publication camera;
    private final Publication screen;
    private PublishOptions options = PublishOptions.DEFAULTS;
    private MediaTerms terms = MediaTerms.of(WireCodec.object());
    private Optional<Sharer> share = Optional.empty();
    private int shownTalkers = EVERY_SLOT;
    private boolean inside;

    MediaDesk(MediaContext context, RoomState state, Notifier notifier) {
        this.context = context;
        this.state = state;
        receptions = new Receptions(context, notifier);
        devices = new OwnDevices(context, notifier);
        camera = new Publication(context, notifier, false, new Camera());
        screen = new Publication(context, notifier, true, new Screen());
    }

    private final class Camera implements Publication.Content {
        @Override
        public Negotiation.Plan plan(LocalMedia sent) {
            MediaKinds kinds = devices.kinds();
            return publishing(
                    MediaRequests.publish(
                            kinds.audio(),
                            kinds.video(),
                            devices.isMuted(Device.AUDIO),
                            devices.isMuted(Device.VIDEO),
                            options.attributes(),
                            terms),
                    sent,
                    kinds);
        }

        @Override
        public void live() {
            devices.live(MediaDesk.this::isBelievedMuted);
        }

        @Override
        public void down() {
            devices.notLive();
        }

        @Override
        public void gone() {
            devices.release();
        }

        @Override
        public Publishing.Live state() {
            MediaKinds kinds = devices.kinds();
            return new Publishing.Live(
                    !kinds.audio() || devices.isMuted(Device.AUDIO),
                    !kinds.video() || devices.isMuted(Device.VIDEO));
        }
    }

    /** A screen has no mutes: it is shown or it is not. */
    private final class Screen implements Publication.Content {
        @Override
        public Negotiation.Plan plan(LocalMedia sent) {
            return publishing(
                    MediaRequests.publishScreen(terms), sent, new MediaKinds(false, true));
        }

        @Override
        public void live() {}

        @Override
        public void down() {}

        @Override
        public void gone() {}

        @Override
        public Publishing.Live state() {
            return new Publishing.Live(true, false);
        }
    }

    private Negotiation.Plan publishing(ObjectNode payload, LocalMedia sent, MediaKinds kinds) {
        MediaEngine engine = context.engine();
        if (engine == null) {
            throw new IllegalStateException("Nothing is published without media.");
        }
        SendLimits limits = limits();
        List<IceServer> servers = servers();
        return new Negotiation.Plan(
                EventName.PUBLISH,
                payload,
                EventName.UNPUBLISH,
                MissingNode.getInstance(),
                listener -> engine.publish(sent, kinds, limits, servers, listener));
    }

    private SendLimits limits() {
        return new SendLimits(
                terms.minVideoKilobits(), terms.maxVideoKilobits(), terms.maxVideoFps());
    }

    private List<IceServer> servers() {
        return terms.iceServers().stream()
                .map(ice -> new IceServer(ice.urls(), ice.username(), ice.credential()))
                .toList();
    }

    private boolean isBelievedMuted(Device device) {
        return state.selfId()
                .flatMap(state::user)
                .map(user -> device == Device.AUDIO ? user.audioMuted() : user.videoMuted())
                .orElse(false);
    }

    // -- the room's connection --

    /**
     * We are in the room, or the room was described anew.
     *
     * @param payload {@code room-connected}, after an admission completed by {@code roomData}
     */
    void entered(JsonNode payload) {
        terms = MediaTerms.of(payload);
        receptions.announced(terms.streams(), servers());
        holdByRoom();
        if (inside) {
            camera.limit(limits());
            screen.limit(limits());
            return;
        }
        inside = true;
        talkers.forgotten();
        share = announcedShare();
        if (shownTalkers != EVERY_SLOT) {
            context.requests()
                    .tell(EventName.SET_NUMBER_OF_TALKER, MediaRequests.talkers(shownTalkers));
        }
        camera.connected();
        screen.connected();
    }

    /** Who came late finds a shown screen among the streams, if the server says whose it is. */
    private Optional<Sharer> announcedShare() {
        return terms.streams().stream()
                .filter(stream -> stream.screen() && !stream.clientId().isEmpty())
                .findFirst()
                .flatMap(
                        stream ->
                                state.user(new ClientId(stream.clientId()))
                                        .map(RoomState::participant)
                                        .map(
                                                user ->
                                                        new Sharer(
                                                                stream.id(),
                                                                user.id(),
                                                                user.name())));
    }

    /** The connection changed; without one nothing can be sent or received. */
    void connection(ConnectionState connection) {
        if (connection instanceof ConnectionState.Connected) {
            return;
        }
        inside = false;
        receptions.cut();
        if (connection instanceof ConnectionState.Disconnected) {
            camera.over();
            screen.over();
            talkers.forgotten();
            share = Optional.empty();
        } else {
            camera.cut();
            screen.cut();
        }
    }

    /** Receives what is wanted after a change, and takes over what the room's switches mean. */
    void settle() {
        holdByRoom();
        if (inside) {
            int others = (int) state.users().filter(id -> !state.isSelf(id)).count();
            receptions.settle(others);
        }
    }

    /** The media as they are now. */
    RoomMedia media() {
        return new RoomMedia(
                camera.state(),
                screen.state(),
                talkers.talkers(state::user, state::isSelf, receptions::isTalkerSlot),
                receptions.received(),
                share,
                devices.isHeld(Device.AUDIO),
                devices.isHeld(Device.VIDEO));
    }

    // -- requests --

    void publish(LocalMedia sent, PublishOptions wanted, Consumer<RequestOutcome> whenEnded) {
        refusal()
                .ifPresentOrElse(
                        whenEnded,
                        () -> {
                            if (camera.isOff()) {
                                options = wanted;
                                devices.use(sent, wanted);
                            }
                            camera.publish(sent, whenEnded);
                        });
    }

    void unpublish(Consumer<RequestOutcome> whenEnded) {
        camera.unpublish(whenEnded);
    }

    void publishShare(LocalMedia sent, Consumer<RequestOutcome> whenEnded) {
        refusal().ifPresentOrElse(whenEnded, () -> screen.publish(sent, whenEnded));
    }

    void unpublishShare(Consumer<RequestOutcome> whenEnded) {
        screen.unpublish(whenEnded);
    }

    void mute(Device device, boolean mute, Consumer<RequestOutcome> whenEnded) {
        devices.mute(device, mute, whenEnded);
    }

    /** Why nothing can be published now. */
    private Optional<RequestOutcome> refusal() {
        if (context.usableEngine().isEmpty()) {
            return Optional.of(
                    new RequestOutcome.Refused(
                            ResultCode.NOT_ENABLED, "There are no media on this computer."));
        }
        if (state.isAwaiting()) {
            return Optional.of(
                    new RequestOutcome.Refused(
                            ResultCode.WAITING, "A moderator has to let you in first."));
        }
        return inside ? Optional.empty() : Optional.of(new RequestOutcome.NotSent());
    }

    void setTalkerCount(int talkersShown, Consumer<RequestOutcome> whenEnded) {
        if (!inside) {
            whenEnded.accept(new RequestOutcome.NotSent());
            return;
        }
        context.requests()
                .send(
                        EventName.SET_NUMBER_OF_TALKER,
                        MediaRequests.talkers(talkersShown),
                        context.requestTimeout(),
                        ending -> {
                            RequestOutcome outcome = Outcomes.of(ending);
                            if (outcome instanceof RequestOutcome.Done(ObjectNode reply)) {
                                int granted = reply.path("numTalkers").asInt(talkersShown);
                                shownTalkers = Math.clamp(granted, 0, talkersShown);
                                receptions.mostTalkers(shownTalkers);
                            }
                            whenEnded.accept(outcome);
                        });
    }

    CompletionStage<LinkStatistics> ownStatistics() {
        return RemoteStream.measured(context.loop(), camera::link);
    }

    Optional<EnxStream> stream(int id) {
        return receptions.stream(id);
    }

    // -- the server's word --

    Receptions receptions() {
        return receptions;
    }

    TalkerLedger talkers() {
        return talkers;
    }

    /** The publication that the server knows by this id. */
    Optional<Publication> publication(String id) {
        return camera.hasId(id)
                ? Optional.of(camera)
                : screen.hasId(id) ? Optional.of(screen) : Optional.empty();
    }

    void share(Optional<Sharer> sharer) {
        share = sharer;
    }

    Optional<Sharer> share() {
        return share;
    }

    /** A moderator takes a device or gives it back; false when there is none that is sent. */
    boolean hold(Device device, boolean held) {
        devices.hold(device, held);
        return devices.isUsed(device);
    }

    /**
     * The hard mute of a room takes everybody's microphone but the moderators'; false when there is
     * none that is sent.
     */
    boolean holdByRoom() {
        devices.holdByRoom(state.roomMuted() && !state.isModerator());
        return devices.isUsed(Device.AUDIO);
    }
}
