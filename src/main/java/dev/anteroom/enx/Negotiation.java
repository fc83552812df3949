package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.PeerLink;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaRequests;
import dev.anteroom.wire.MediaSignal;
import dev.anteroom.wire.MediaSignal.Message;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at one media connection, from the request to its end (protocol sections 5.1 to 5.3):
 * request, offer, answer, candidates, ready. Never used twice, so what an old one still delivers
 * finds it over. Confined to the room's loop.
 */
final class Negotiation {
    /** From the request until media can flow. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Negotiation.class);

    /**
     * What is negotiated.
     *
     * @param request {@code publish} or {@code subscribe}
     * @param undo {@code unpublish} or {@code unsubscribe}
     * @param id the stream's id; a missing node when the acknowledgement gives it
     * @param link makes the connection
     */
    record Plan(
            EventName request,
            ObjectNode payload,
            EventName undo,
            JsonNode id,
            Function<LinkListener, PeerLink> link) {}

    /** Hears how it goes, on the loop. */
    interface Owner {
        /** Media can flow. Once. */
        void ready(Negotiation negotiation);

        /** It did not come about, or broke off. Once, and the last call. */
        void ended(Negotiation negotiation, End end);
    }

    /** How an attempt ended without our doing. */
    sealed interface End {
        /** The server said no; asking again would not help. */
        record Refused(RequestOutcome outcome) implements End {}

        /** It broke; another attempt may do better. */
        record Broken(String sentence) implements End {}

        /** The room's connection ended. */
        record CutOff() implements End {}
    }

    private final MediaContext context;
    private final Plan plan;
    private final Owner owner;
    private final Candidates candidates;
    private final LinkWatch linkWatch;
    private Runnable cancelLimit = () -> {};
    private JsonNode id;
    private @Nullable PeerLink link;
    private ObjectNode reply = WireCodec.object();
    private boolean offered;
    private boolean answerCame;
    private boolean answered;
    private boolean readyCame;
    private boolean live;
    private boolean over;

    Negotiation(MediaContext context, Plan plan, Owner owner) {
        this.context = context;
        this.plan = plan;
        this.owner = owner;
        id = plan.id();
        candidates =
                new Candidates(
                        message -> context.requests().tell(EventName.SIGNALING_MESSAGE, message),
                        this::hand);
        linkWatch =
                new LinkWatch(
                        context.timer(),
                        this::onLoop,
                        candidate -> candidates.found(id, candidate),
                        () -> candidates.foundAll(id),
                        this::broke);
    }

    void start() {
        cancelLimit = context.timer().after(LONGEST, () -> onLoop(this::limitPassed));
        context.requests()
                .send(plan.request(), plan.payload(), context.requestTimeout(), this::acknowledged);
    }

    /** The stream's id as the server gave it; missing before it did. */
    JsonNode id() {
        return id;
    }

    /** Has the server take back what it made. */
    void undo() {
        if (!id.isMissingNode()) {
            context.requests().tell(plan.undo(), id);
        }
    }

    /** What the server said to the request. */
    ObjectNode reply() {
        return reply;
    }

    @Nullable PeerLink link() {
        return link;
    }

    boolean isLive() {
        return live;
    }

    /** Ends it without a word to the owner. */
    void close() {
        over = true;
        cancelLimit.run();
        linkWatch.stop();
        PeerLink open = link;
        if (open != null) {
            open.close();
        }
    }

    private void onLoop(Runnable task) {
        context.loop()
                .post(
                        () -> {
                            if (!over) {
                                task.run();
                            }
                        });
    }

    private void acknowledged(Requests.Ending ending) {
        if (over) {
            takeBackLate(ending);
            return;
        }
        switch (ending) {
            case Requests.Ending.Answered(Ack ack) when ack.isSuccess() -> accepted(ack.body());
            case Requests.Ending.Answered(Ack ack) when ack.result() != Ack.UNREADABLE ->
                    end(new End.Refused(Outcomes.of(ending)));
            case Requests.Ending.CutOff() -> end(new End.CutOff());
            default -> end(new End.Broken("The server did not answer. Try again."));
        }
    }

    /** The server has made a stream that nobody wants any more. */
    private void takeBackLate(Requests.Ending ending) {
        if (ending instanceof Requests.Ending.Answered(Ack ack)
                && ack.isSuccess()
                && id.isMissingNode()) {
            id = idIn(ack.body());
            undo();
        }
    }

    private JsonNode idIn(ObjectNode body) {
        JsonNode given = plan.id().isMissingNode() ? body.path("id") : plan.id();
        try {
            MediaSignal.idText(given);
            return given;
        } catch (WireException unusable) {
            return MissingNode.getInstance();
        }
    }

    private void accepted(ObjectNode body) {
        reply = body;
        id = idIn(body);
        if (id.isMissingNode()) {
            end(new End.Broken("The server gave the stream no usable number."));
            return;
        }
        PeerLink made = plan.link().apply(linkWatch);
        link = made;
        var _ = made.offer().whenComplete((sdp, failure) -> onLoop(() -> offerMade(sdp, failure)));
    }

    private void offerMade(@Nullable String sdp, @Nullable Throwable failure) {
        if (sdp == null) {
            LOG.warn("A media offer could not be made.", failure);
            end(new End.Broken("This computer could not set up a media connection."));
            return;
        }
        candidates.offered(sdp);
        offered = true;
        context.requests()
                .send(
                        EventName.SIGNALING_MESSAGE,
                        MediaRequests.offer(id, sdp),
                        context.requestTimeout(),
                        this::offerAcknowledged);
    }

    /** Any answer will do but a refusal (5.1); what is missing, the limit tells. */
    private void offerAcknowledged(Requests.Ending ending) {
        if (!over
                && ending instanceof Requests.Ending.Answered(Ack ack)
                && !ack.isSuccess()
                && ack.result() != Ack.UNREADABLE) {
            end(new End.Refused(Outcomes.of(ending)));
        }
    }

    /** What the server's media side says about this stream. */
    void accept(Message message) {
        switch (message) {
            case Message.Answer(String sdp) -> answer(sdp);
            case Message.Candidate candidate -> candidates.received(candidate);
            case Message.Ready() -> {
                readyCame |= answerCame;
                goLive();
            }
            case Message.Other(String type) -> LOG.debug("A media message {} is not needed.", type);
        }
    }

    private void answer(String sdp) {
        PeerLink open = link;
        if (open == null || !offered || answerCame) {
            LOG.warn("An answer without an offer, or a second one, was dropped.");
            return;
        }
        answerCame = true;
        var _ = open.answer(sdp).whenComplete((_, failure) -> onLoop(() -> answerTaken(failure)));
    }

    private void answerTaken(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("The server's media answer could not be used.", failure);
            end(new End.Broken("The server answered with media that cannot be used."));
            return;
        }
        answered = true;
        candidates.answered();
        goLive();
    }

    private void hand(IceCandidate candidate) {
        PeerLink open = link;
        if (open != null) {
            open.candidate(candidate);
        }
    }

    private void goLive() {
        if (!live && answered && readyCame) {
            live = true;
            cancelLimit.run();
            owner.ready(this);
        }
    }

    /** The connection is gone, by the engine's word or by the server's (5.5). */
    void broke() {
        end(new End.Broken("The media connection broke off."));
    }

    private void limitPassed() {
        if (answered && linkWatch.isConnected()) {
            LOG.warn("The server never said that a stream is ready, but its media flow.");
            readyCame = true;
            goLive();
        } else if (!live) {
            end(new End.Broken("The media connection did not come about in time."));
        }
    }

    private void end(End end) {
        close();
        owner.ended(this, end);
    }
}
