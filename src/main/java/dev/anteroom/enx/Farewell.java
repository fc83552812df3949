package dev.anteroom.enx;

import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The last words on a connection: {@code drop {self:true}} (protocol section 4.1). Confined to the
 * room's loop.
 */
final class Farewell {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Requests requests;
    private final List<Consumer<RequestOutcome>> waiting = new ArrayList<>();

    Farewell(Requests requests) {
        this.requests = requests;
    }

    /**
     * Says goodbye and does not wait long for an answer.
     *
     * @param close ends the connection
     * @param whenLeft told after that
     */
    void say(Runnable close, Consumer<RequestOutcome> whenLeft) {
        waiting.add(whenLeft);
        requests.send(
                EventName.DROP,
                WireCodec.object().put("self", true),
                LONGEST,
                ending -> {
                    RequestOutcome outcome = Outcomes.of(ending);
                    close.run();
                    List<Consumer<RequestOutcome>> told = List.copyOf(waiting);
                    waiting.clear();
                    told.forEach(listener -> listener.accept(outcome));
                });
    }

    /** Also tells this one when the goodbye under way is over; false when there is none. */
    boolean join(Consumer<RequestOutcome> whenLeft) {
        return !waiting.isEmpty() && waiting.add(whenLeft);
    }
}
