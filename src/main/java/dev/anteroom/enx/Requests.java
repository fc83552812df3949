package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.signaling.SignalingChannel;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.EventName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests under way. Each ends exactly once: answered, timed out, or cut off. Confined to the
 * room's loop. The socket library's own timed acknowledgement is not used: it leaks a thread each.
 */
final class Requests {
    /** How a request ended. */
    sealed interface Ending {
        /** The server answered, yes or no. */
        record Answered(Ack ack) implements Ending {}

        /** Nothing came in time. */
        record TimedOut() implements Ending {}

        /** The connection ended first. */
        record CutOff() implements Ending {}

        /** There was no connection; nothing was sent. */
        record NotSent() implements Ending {}
    }

    private final class Request {
        private @Nullable Consumer<Ending> whenEnded;
        private Runnable cancelTimer = () -> {};

        Request(Consumer<Ending> whenEnded) {
            this.whenEnded = whenEnded;
        }

        void end(Ending ending) {
            Consumer<Ending> target = whenEnded;
            if (target != null) {
                whenEnded = null;
                underWay.remove(this);
                cancelTimer.run();
                target.accept(ending);
            }
        }
    }

    private final RoomLoop loop;
    private final RtcEnvironment.Timer timer;
    private final Set<Request> underWay = new HashSet<>();
    private @Nullable SignalingChannel channel;

    Requests(RoomLoop loop, RtcEnvironment.Timer timer) {
        this.loop = loop;
        this.timer = timer;
    }

    /** From now on requests go over this connection. */
    void connected(SignalingChannel newChannel) {
        channel = newChannel;
    }

    /** Ends all that is under way; from now on nothing is sent. */
    void disconnected() {
        channel = null;
        List<Request> cut = new ArrayList<>(underWay);
        cut.forEach(request -> request.end(new Ending.CutOff()));
    }

    /** Sends, and tells the end on the loop. */
    void send(EventName event, JsonNode payload, Duration timeout, Consumer<Ending> whenEnded) {
        Request request = new Request(whenEnded);
        SignalingChannel open = channel;
        underWay.add(request);
        boolean sent =
                open != null
                        && open.emit(
                                event.wireName(),
                                payload,
                                answer ->
                                        loop.post(
                                                () ->
                                                        request.end(
                                                                new Ending.Answered(
                                                                        Ack.of(answer)))));
        if (!sent) {
            request.end(new Ending.NotSent());
            return;
        }
        request.cancelTimer =
                timer.after(timeout, () -> loop.post(() -> request.end(new Ending.TimedOut())));
    }

    /** Sends what needs no outcome; nothing without a connection. */
    void tell(EventName event, JsonNode payload) {
        SignalingChannel open = channel;
        if (open != null) {
            open.emit(event.wireName(), payload, answer -> {});
        }
    }
}
