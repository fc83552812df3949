package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaRequests;
import dev.anteroom.wire.MediaTerms;
import dev.anteroom.wire.ResultCode;
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
    private final OwnStreams own;
    private Optional<Sharer> share = Optional.empty();
    private int shownTalkers = EVERY_SLOT;
    private boolean inside;

    MediaDesk(MediaContext context, RoomState state, Notifier notifier) {
        this.context = context;
        this.state = state;
        receptions = new Receptions(context, notifier);
        own = new OwnStreams(context, notifier, this::isBelievedMuted);
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
        MediaTerms terms = MediaTerms.of(payload);
        own.terms(terms);
        receptions.announced(terms.streams(), OwnStreams.servers(terms));
        holdByRoom();
        if (inside) {
            return;
        }
        inside = true;
        talkers.forgotten();
        share = announcedShare(terms);
        if (shownTalkers != EVERY_SLOT) {
            context.requests()
                    .tell(EventName.SET_NUMBER_OF_TALKER, MediaRequests.talkers(shownTalkers));
        }
        own.connected();
    }

    /** Who came late finds a shown screen among the streams, if the server says whose it is. */
    private Optional<Sharer> announcedShare(MediaTerms terms) {
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
            own.over();
            talkers.forgotten();
            share = Optional.empty();
        } else {
            own.cut();
        }
    }

    /** Receives what is wanted after a change, and takes over what the room's switches mean. */
    void settle() {
        holdByRoom();
        if (inside) {
            receptions.settle(state.others());
        }
    }

    /** The media as they are now. */
    RoomMedia media() {
        return new RoomMedia(
                own.camera().state(),
                own.screen().state(),
                talkers.talkers(state::user, state::isSelf, receptions::isTalkerSlot),
                receptions.received(),
                share,
                own.devices().isHeld(Device.AUDIO),
                own.devices().isHeld(Device.VIDEO));
    }

    // -- requests --

    void publish(LocalMedia sent, PublishOptions wanted, Consumer<RequestOutcome> whenEnded) {
        refusal().ifPresentOrElse(whenEnded, () -> own.publish(sent, wanted, whenEnded));
    }

    void unpublish(Consumer<RequestOutcome> whenEnded) {
        own.camera().unpublish(whenEnded);
    }

    void publishShare(LocalMedia sent, Consumer<RequestOutcome> whenEnded) {
        refusal().ifPresentOrElse(whenEnded, () -> own.screen().publish(sent, whenEnded));
    }

    void unpublishShare(Consumer<RequestOutcome> whenEnded) {
        own.screen().unpublish(whenEnded);
    }

    void mute(Device device, boolean mute, Consumer<RequestOutcome> whenEnded) {
        own.devices().mute(device, mute, whenEnded);
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
        return RemoteStream.measured(context.loop(), own::cameraLink);
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

    OwnStreams own() {
        return own;
    }

    void share(Optional<Sharer> sharer) {
        share = sharer;
    }

    Optional<Sharer> share() {
        return share;
    }

    /** A moderator takes a device or gives it back; false when there is none that is sent. */
    boolean hold(Device device, boolean held) {
        own.devices().hold(device, held);
        return own.devices().isUsed(device);
    }

    /**
     * The hard mute of a room takes everybody's microphone but the moderators'; false when there is
     * none that is sent.
     */
    boolean holdByRoom() {
        own.devices().holdByRoom(state.roomMuted() && !state.isModerator());
        return own.devices().isUsed(Device.AUDIO);
    }
}
