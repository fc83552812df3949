package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.media.PeerLink;
import dev.anteroom.wire.MediaSignal;
import dev.anteroom.wire.ResultCode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one media connection up: sets it up, and again with growing pauses when it breaks, a
 * limited number of times. Confined to the room's loop.
 */
final class LinkKeeper {
    /** The pause before each further attempt. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(8));

    /** Who has been up so long has earned all attempts anew. */
    static final Duration PROVEN = Duration.ofSeconds(30);

    /** Hears how it goes, on the loop. */
    interface Owner {
        /** A connection was made, not yet up. */
        default void made(PeerLink link) {}

        /** It is up. */
        void up(ObjectNode reply);

        /** It is not up any more; perhaps it comes back by itself. */
        void down();

        /** It is not tried again. */
        void gaveUp(RequestOutcome why, String sentence);
    }

    private final MediaContext context;
    private final Supplier<Negotiation.Plan> plan;
    private final Owner owner;
    private @Nullable Negotiation current;
    private Runnable cancelPause = () -> {};
    private boolean wanted;
    private int attempt;
    private long upSince;

    /**
     * @param plan what to ask for, made anew for each attempt
     */
    LinkKeeper(MediaContext context, Supplier<Negotiation.Plan> plan, Owner owner) {
        this.context = context;
        this.plan = plan;
        this.owner = owner;
    }

    boolean isWanted() {
        return wanted;
    }

    boolean isUp() {
        return current != null && current.isLive();
    }

    @Nullable PeerLink link() {
        return current == null ? null : current.link();
    }

    /** The id of the stream as text; empty when there is none. */
    String id() {
        return current == null ? "" : current.id().asText("");
    }

    /** Sets it up; nothing when that is so already. */
    void start() {
        if (!wanted) {
            wanted = true;
            attempt = 0;
            tryNow();
        }
    }

    private void tryNow() {
        attempt++;
        Negotiation next = new Negotiation(context, watched(plan.get()), listener());
        current = next;
        next.start();
    }

    private Negotiation.Plan watched(Negotiation.Plan made) {
        return new Negotiation.Plan(
                made.request(),
                made.payload(),
                made.undo(),
                made.id(),
                listener -> {
                    PeerLink link = made.link().apply(listener);
                    owner.made(link);
                    return link;
                });
    }

    private Negotiation.Owner listener() {
        return new Negotiation.Owner() {
            @Override
            public void ready(Negotiation negotiation) {
                upSince = context.nanos().getAsLong();
                owner.up(negotiation.reply());
            }

            @Override
            public void ended(Negotiation negotiation, Negotiation.End end) {
                over(negotiation, end);
            }
        };
    }

    private void over(Negotiation negotiation, Negotiation.End end) {
        boolean wasUp = negotiation.isLive();
        current = null;
        if (wasUp) {
            if (context.nanos().getAsLong() - upSince >= PROVEN.toNanos()) {
                attempt = 1;
            }
            owner.down();
        }
        switch (end) {
            case Negotiation.End.Refused(RequestOutcome outcome) -> {
                negotiation.undo();
                giveUp(outcome, sentence(outcome));
            }
            case Negotiation.End.Broken(String why) -> {
                negotiation.undo();
                rest(why);
            }
            // The room tells when its connection is back.
            case Negotiation.End.CutOff() -> wanted = false;
        }
    }

    private void rest(String why) {
        if (attempt > PAUSES.size()) {
            giveUp(new RequestOutcome.Refused(ResultCode.MEDIA_CONNECTION_FAILED, why), why);
            return;
        }
        int mine = attempt;
        cancelPause =
                context.timer()
                        .after(
                                PAUSES.get(attempt - 1),
                                () -> context.loop().post(() -> rested(mine)));
    }

    private void rested(int mine) {
        if (wanted && current == null && mine == attempt) {
            tryNow();
        }
    }

    private void giveUp(RequestOutcome outcome, String sentence) {
        wanted = false;
        owner.gaveUp(outcome, sentence);
    }

    private static String sentence(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Refused(int code, String message) ->
                    message.isEmpty() ? "The server refused with code " + code + "." : message;
            case RequestOutcome.NotAllowed() -> "The server does not allow this here.";
            default -> "The server did not take it.";
        };
    }

    /** What the server's media side says about this stream. */
    void accept(MediaSignal.Message message) {
        if (current != null) {
            current.accept(message);
        }
    }

    /** The server says that the media connection broke. */
    void broke() {
        if (current != null) {
            current.broke();
        }
    }

    /**
     * Ends it here. The server is not told; what it may still make is taken back.
     *
     * @return the stream's id as the server gave it; missing when it gave none
     */
    JsonNode stop() {
        wanted = false;
        cancelPause.run();
        Negotiation old = current;
        current = null;
        if (old == null) {
            return MissingNode.getInstance();
        }
        boolean wasUp = old.isLive();
        old.close();
        if (wasUp) {
            owner.down();
        }
        return old.id();
    }
}
