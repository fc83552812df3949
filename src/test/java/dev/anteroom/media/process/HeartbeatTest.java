package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.media.process.Heartbeat.Next;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {
    private final Heartbeat heartbeat = new Heartbeat(2, 4);

    @Test
    void whoAnswers_isAskedAgainAndAgain() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Next.ASK, heartbeat.next());
            heartbeat.answered();
        }
    }

    @Test
    void whoHasJustStarted_isGivenMoreTime() {
        assertEquals(Next.ASK, heartbeat.next());
        for (int i = 0; i < 3; i++) {
            assertEquals(Next.WAIT, heartbeat.next());
        }
        assertEquals(Next.GIVE_UP, heartbeat.next());
    }

    @Test
    void whoFallsSilent_isGivenUp_andAnAnswerInTimeBeginsAnew() {
        heartbeat.next();
        heartbeat.answered();
        for (int i = 0; i < 3; i++) {
            assertEquals(Next.ASK, heartbeat.next());
            assertEquals(Next.WAIT, heartbeat.next());
            heartbeat.answered();
        }
        assertEquals(Next.ASK, heartbeat.next());
        assertEquals(Next.WAIT, heartbeat.next());
        assertEquals(Next.GIVE_UP, heartbeat.next());
    }
}
