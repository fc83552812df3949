package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.PeerLink;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaRequests;
import dev.anteroom.wire.MediaSignal;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.StreamInfo;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream that is received (protocol section 5.2). Who is in a talker slot changes without any
 * doing of ours. Confined to the room's loop.
 */
final class Reception {
    /** How long what was given up is left alone. */
    static final Duration REST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final StreamInfo info;
    private final RemoteStream stream;
    private final MediaContext context;
    private final LinkKeeper keeper;
    private boolean broken;
    private long brokenSince;

    Reception(
            StreamInfo info,
            RemoteStream stream,
            MediaContext context,
            MediaEngine engine,
            List<IceServer> servers,
            Notifier notifier) {
        this.info = info;
        this.stream = stream;
        this.context = context;
        keeper = new LinkKeeper(context, () -> plan(engine, servers), listener(notifier));
    }

    private Negotiation.Plan plan(MediaEngine engine, List<IceServer> servers) {
        return new Negotiation.Plan(
                EventName.SUBSCRIBE,
                MediaRequests.subscribe(info, JoinRequest.VERSION),
                EventName.UNSUBSCRIBE,
                IntNode.valueOf(info.id()),
                link ->
                        engine.subscribe(
                                new MediaKinds(info.audio(), info.video()), servers, link));
    }

    private LinkKeeper.Owner listener(Notifier notifier) {
        ObjectNode payload = WireCodec.object().put("streamId", info.id());
        return new LinkKeeper.Owner() {
            @Override
            public void made(PeerLink link) {
                stream.carriedBy(link);
            }

            @Override
            public void up(ObjectNode reply) {
                stream.up(info.video());
                notifier.callback(observer -> observer.onSubscribedStream(stream, payload));
            }

            @Override
            public void down() {
                stream.down();
                notifier.callback(observer -> observer.onUnSubscribedStream(stream, payload));
            }

            @Override
            public void gaveUp(RequestOutcome why, String sentence) {
                LOG.warn("Stream {} cannot be received: {}", info.id(), sentence);
                stream.carriedByNothing();
                broken =
                        why instanceof RequestOutcome.Refused refused
                                && refused.code() == ResultCode.MEDIA_CONNECTION_FAILED;
                brokenSince = context.nanos().getAsLong();
            }
        };
    }

    StreamInfo info() {
        return info;
    }

    boolean isUp() {
        return keeper.isUp();
    }

    void start() {
        keeper.start();
    }

    /**
     * Tries again what was given up a while ago because it broke: nobody else would. What the
     * server refused stays so.
     */
    void revive() {
        if (broken && context.nanos().getAsLong() - brokenSince >= REST.toNanos()) {
            broken = false;
            keeper.start();
        }
    }

    /** Ends it; the server is told. */
    void unsubscribe() {
        JsonNode id = keeper.stop();
        stream.carriedByNothing();
        if (!id.isMissingNode()) {
            context.requests().tell(EventName.UNSUBSCRIBE, id);
        }
    }

    /** Ends it; the server knows. */
    void drop() {
        keeper.stop();
        stream.carriedByNothing();
    }

    void accept(MediaSignal.Message message) {
        keeper.accept(message);
    }

    void broke() {
        keeper.broke();
    }
}
