package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.wire.ActiveTalkers;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaSignal;
import dev.anteroom.wire.ShareNews;
import dev.anteroom.wire.StreamInfo;
import dev.anteroom.wire.WireException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server says about media (protocol sections 4.7, 4.9 and 5). Confined to the room's loop.
 */
final class MediaEvents {
    private static final Logger LOG = LoggerFactory.getLogger(MediaEvents.class);

    private final RoomState state;
    private final MediaDesk desk;
    private final Notifier notifier;

    MediaEvents(RoomState state, MediaDesk desk, Notifier notifier) {
        this.state = state;
        this.desk = desk;
        this.notifier = notifier;
    }

    /** Nothing of a room's media is for somebody who waits outside it. */
    void accept(EventName event, ObjectNode payload) throws WireException {
        if (!state.connection().canSend()) {
            return;
        }
        switch (event) {
            case ACTIVE_TALKERS_UPDATED -> {
                desk.talkers().replaced(ActiveTalkers.of(payload));
                notifier.callback(observer -> observer.onActiveTalkerList(payload));
            }
            case MEDIA_ENGINE_CONNECTING -> signal(MediaSignal.of(payload));
            case CONNECTION_FAILED -> broke(MediaSignal.idText(payload.path("streamId")));
            case ON_ADD_STREAM -> added(payload);
            case ON_REMOVE_STREAM -> removed(payload);
            case SHARE_STARTED -> shareStarted(ShareNews.of(payload), payload);
            case SHARE_STOPPED -> shareStopped(ShareNews.of(payload), payload);
            case STOP_SHARING -> desk.unpublishShare(outcome -> {});
            default -> LOG.debug("Event {} has no meaning for this client.", event);
        }
    }

    /** Somebody left. */
    void left(ClientId id) {
        desk.talkers().left(id);
    }

    /** Somebody muted or unmuted their microphone. */
    void microphone(ClientId id, boolean muted, ObjectNode payload) {
        if (!state.isSelf(id)) {
            notifier.callback(
                    muted
                            ? observer -> observer.onMutedAudioUser(payload)
                            : observer -> observer.onUnMutedAudioUser(payload));
        }
    }

    /** Somebody switched their camera off or on. */
    void camera(ClientId id, boolean muted, ObjectNode payload) {
        if (!state.isSelf(id)) {
            notifier.callback(
                    muted
                            ? observer -> observer.onMutedVideoUser(payload)
                            : observer -> observer.onUnMutedVideoUser(payload));
        }
    }

    private void signal(MediaSignal signal) {
        Optional<Publication> sent =
                signal.received() ? Optional.empty() : desk.own().withId(signal.stream());
        sent.ifPresentOrElse(
                publication -> publication.accept(signal.message()),
                () ->
                        desk.receptions()
                                .withId(signal.stream())
                                .ifPresentOrElse(
                                        reception -> reception.accept(signal.message()),
                                        () -> LOG.debug("Nothing waits for this media message.")));
    }

    private void broke(String id) {
        desk.own()
                .withId(id)
                .ifPresentOrElse(
                        Publication::broke,
                        () -> desk.receptions().withId(id).ifPresent(Reception::broke));
    }

    private void added(ObjectNode payload) throws WireException {
        StreamInfo stream =
                StreamInfo.of(payload)
                        .orElseThrow(() -> new WireException("A stream needs a number."));
        if (!isOurs(stream.clientId()) && desk.receptions().added(stream)) {
            notifier.callback(observer -> observer.onStreamAdded(payload));
        }
    }

    private void removed(ObjectNode payload) throws WireException {
        StreamInfo stream =
                StreamInfo.of(payload)
                        .orElseThrow(() -> new WireException("A stream needs a number."));
        if (desk.receptions().removed(stream.id())) {
            notifier.callback(observer -> observer.onStreamRemoved(payload));
        }
    }

    private boolean isOurs(String clientId) {
        return !clientId.isEmpty() && state.isSelf(new ClientId(clientId));
    }

    private void shareStarted(ShareNews news, ObjectNode payload) {
        if (isOurs(news.clientId())) {
            return;
        }
        ClientId id = new ClientId(news.clientId());
        String name =
                state.user(id)
                        .map(user -> RoomState.participant(user).name())
                        .orElseGet(() -> DisplayName.of(news.name()).text());
        if (desk.receptions().announced(news.streamId()).isEmpty()) {
            desk.receptions()
                    .added(
                            new StreamInfo(
                                    news.streamId(), true, true, true, false, news.clientId()));
        }
        desk.share(Optional.of(new Sharer(news.streamId(), id, name)));
        notifier.callback(observer -> observer.onScreenSharedStarted(payload));
    }

    private void shareStopped(ShareNews news, ObjectNode payload) {
        boolean shown =
                desk.share()
                        .filter(sharer -> sharer.id().value().equals(news.clientId()))
                        .isPresent();
        if (shown) {
            desk.share(Optional.empty());
            desk.receptions().withdrawn(news.streamId());
            notifier.callback(observer -> observer.onScreenSharedStopped(payload));
        }
    }
}
