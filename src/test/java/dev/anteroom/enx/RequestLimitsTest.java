package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.CutRequestsTest.Request;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that answers nothing: each request ends at its limit, to the millisecond. */
final class RequestLimitsTest {
    private static final Duration LIMIT = RoomBench.OPTIONS.requestTimeout();
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final RoomBench bench = new RoomBench().asModerator("ann");

    private void endsAtItsLimit(CompletionStage<?> asked) {
        bench.run();
        bench.pass(LIMIT.minus(MOMENT));
        assertTrue(RoomBench.isOpen(asked), "given up too early");

        bench.pass(MOMENT);

        Object outcome = RoomBench.now(asked);
        assertTrue(
                outcome instanceof Decision.Unconfirmed
                        || outcome instanceof RequestOutcome.Unconfirmed,
                outcome.toString());
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void request_thatIsNeverAnswered_endsAtItsLimit_andIsNotSentAgain(Request request) {
        before(request);
        long sent = bench.sent(request.event().wireName());

        endsAtItsLimit(request.send(bench.room, "ann", "ines"));

        bench.pass(Duration.ofMinutes(10));
        assertEquals(sent + 1, bench.sent(request.event().wireName()));
    }

    /** What is so already is not asked for. */
    private void before(Request request) {
        if (request == Request.UNLOCK) {
            var _ = bench.room.lockRoom();
        } else if (request == Request.UNMUTE_ALL) {
            var _ = bench.room.hardMute();
        } else {
            return;
        }
        bench.run();
        String asked = bench.channel().sentEvents().getLast();
        bench.acknowledge(asked, "{\"result\":0}");
    }

    @Test
    void readingTheList_thatIsNeverAnswered_endsAtItsLimit() {
        endsAtItsLimit(bench.room.refreshAwaitedUsers());
    }

    @Test
    void talkerCount_thatIsNeverAnswered_endsAtItsLimit() {
        endsAtItsLimit(bench.room.setTalkerCount(2));
    }
}
