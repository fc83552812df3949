package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.SendLimits;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaSignal;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of our own, camera or screen: published, published again after a lost connection,
 * taken back (protocol sections 5.1 and 5.5). Confined to the room's loop.
 */
final class Publication {
    /** What is published, and who has to know how it stands. */
    interface Content {
        /** What to ask for; made anew for each attempt. */
        Negotiation.Plan plan(LocalMedia sent);

        /** The room gets the stream, for the first time or again. */
        void live();

        /** The room does not get it at the moment. */
        void down();

        /** It is not going to be published any more. */
        void gone();

        /** How it stands while it is live. */
        Publishing.Live state();
    }

    private final MediaContext context;
    private final Notifier notifier;
    private final boolean screen;
    private final Content content;
    private final LinkKeeper keeper;
    private final List<Consumer<RequestOutcome>> waiting = new ArrayList<>();
    private @Nullable LocalMedia media;
    private @Nullable String failure;
    private String liveId = "";

    Publication(MediaContext context, Notifier notifier, boolean screen, Content content) {
        this.context = context;
        this.notifier = notifier;
        this.screen = screen;
        this.content = content;
        keeper = new LinkKeeper(context, this::nextPlan, listener());
    }

    private Negotiation.Plan nextPlan() {
        LocalMedia sent = media;
        if (sent == null) {
            throw new IllegalStateException("Nothing is to be published.");
        }
        return content.plan(sent);
    }

    private LinkKeeper.Owner listener() {
        return new LinkKeeper.Owner() {
            @Override
            public void up(ObjectNode reply) {
                liveId = keeper.id();
                ObjectNode payload = payload();
                notifier.callback(observer -> observer.onPublishedStream(payload));
                content.live();
                tell(new RequestOutcome.Done(reply));
            }

            @Override
            public void down() {
                ObjectNode payload = payload();
                notifier.callback(observer -> observer.onUnPublishedStream(payload));
                content.down();
            }

            @Override
            public void gaveUp(RequestOutcome why, String sentence) {
                failure = sentence;
                ended();
                tell(why);
            }
        };
    }

    private ObjectNode payload() {
        return WireCodec.object().put("streamId", liveId).put("screen", screen);
    }

    private void ended() {
        media = null;
        content.gone();
    }

    private void tell(RequestOutcome outcome) {
        List<Consumer<RequestOutcome>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(listener -> listener.accept(outcome));
    }

    @Nullable PeerLink link() {
        return keeper.link();
    }

    boolean isOff() {
        return media == null;
    }

    /** The room changed what may be sent. */
    void limit(SendLimits limits) {
        PeerLink link = keeper.link();
        if (link != null) {
            link.limit(limits);
        }
    }

    Publishing state() {
        if (failure != null) {
            return new Publishing.Failed(failure);
        }
        if (media == null) {
            return new Publishing.Off();
        }
        return keeper.isUp() ? content.state() : new Publishing.Starting();
    }

    /** Publishes, in a room that is connected. */
    void publish(LocalMedia sent, Consumer<RequestOutcome> whenEnded) {
        if (media != null) {
            whenEnded.accept(
                    new RequestOutcome.Refused(
                            ResultCode.ALREADY_RUNNING,
                            "This is being sent already. Stop that first."));
            return;
        }
        failure = null;
        media = sent;
        waiting.add(whenEnded);
        keeper.start();
    }

    /** Takes it back. */
    void unpublish(Consumer<RequestOutcome> whenEnded) {
        failure = null;
        if (media == null) {
            whenEnded.accept(new RequestOutcome.Unchanged());
            return;
        }
        JsonNode id = keeper.stop();
        ended();
        tell(
                new RequestOutcome.Refused(
                        ResultCode.MEDIA_CONNECTION_FAILED, "This was stopped before it began."));
        if (id.isMissingNode()) {
            whenEnded.accept(new RequestOutcome.Done(WireCodec.object().put("result", 0)));
        } else {
            context.requests()
                    .send(
                            EventName.UNPUBLISH,
                            id,
                            context.requestTimeout(),
                            ending -> whenEnded.accept(Outcomes.of(ending)));
        }
    }

    /** The room is connected, for the first time or again. */
    void connected() {
        if (media != null) {
            keeper.start();
        }
    }

    /** The room's connection is lost; what was published is published again when it is back. */
    void cut() {
        keeper.stop();
        tell(new RequestOutcome.Unconfirmed());
    }

    /** The stay is over. */
    void over() {
        cut();
        ended();
        failure = null;
    }

    boolean hasId(String id) {
        return !id.isEmpty() && keeper.id().equals(id);
    }

    void accept(MediaSignal.Message message) {
        keeper.accept(message);
    }

    void broke() {
        keeper.broke();
    }
}
