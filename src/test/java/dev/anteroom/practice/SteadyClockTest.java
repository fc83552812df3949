package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** A wall's clock that somebody sets. */
    private static final class Wall extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aWallsClockThatIsSetBack_changesNothing() {
        Wall wall = new Wall();
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
        SteadyClock steady = new SteadyClock(wall, nanos::get);

        wall.now = START.minus(Duration.ofDays(1));
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertEquals(START.plus(Duration.ofMinutes(2)), steady.instant(), "also over the wrap");
        assertEquals(steady.instant(), steady.withZone(ZoneId.of("Europe/Berlin")).instant());
    }
}
