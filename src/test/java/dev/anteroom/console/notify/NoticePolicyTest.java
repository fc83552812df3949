package dev.anteroom.console.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoticePolicyTest {
    // Any number will do, also one that overflows soon.
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(25).toNanos();

    /**
     * Each line is a story: what happens at which second, and at which seconds there is a sound
     * when somebody asks every second for two minutes.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody                                    |",
                "0 knock, 1 care                           | 0",
                "0 knock                                   | 0 30 60 90 120",
                "0 knock, 3 knock                          | 0 10 40 70 100",
                "0 knock, 3 knock, 4 knock, 9 knock        | 0 10 40 70 100",
                "0 knock, 15 knock                         | 0 15 45 75 105",
                "0 knock, 29 care                          | 0",
                "0 knock, 2 care, 4 knock                  | 0 10 40 70 100",
                "0 knock, 2 care, 4 knock, 8 care          | 0",
                "5 care, 50 knock, 70 care                 | 50",
                "0 quiet, 5 knock, 20 end                  | 20 50 80 110",
                "0 knock, 5 quiet, 20 end                  | 0 30 60 90 120",
                "0 knock, 5 quiet, 70 end                  | 0 70 100",
                "0 quiet, 5 knock, 6 care, 20 end          |",
            })
    void aStory_soundsExactlyThen(String story, String expected) {
        NoticePolicy policy = new NoticePolicy();
        List<String> sounds = new ArrayList<>();
        for (int second = 0; second <= 120; second++) {
            long now = START + Duration.ofSeconds(second).toNanos();
            for (String step : story.split(",", -1)) {
                String[] words = step.strip().split(" ", -1);
                if (words[0].equals(Integer.toString(second))) {
                    happen(policy, words[1], now);
                }
            }
            if (policy.takeSound(now)) {
                sounds.add(Integer.toString(second));
            }
        }
        assertEquals(
                expected == null ? List.of() : Arrays.asList(expected.split(" ", -1)),
                sounds,
                story);
    }

    private static void happen(NoticePolicy policy, String what, long now) {
        switch (what) {
            case "knock" -> policy.knocked();
            case "care" -> policy.attended();
            case "quiet" -> policy.beQuiet(now);
            case "end" -> policy.endQuiet();
            default -> throw new IllegalArgumentException(what);
        }
    }

    @Test
    void quiet_countsDownAndEndsByItself() {
        NoticePolicy policy = new NoticePolicy();
        policy.knocked();
        assertTrue(policy.wantsAttention(START));
        policy.beQuiet(START);
        long last = START + NoticePolicy.QUIET.toNanos() - 1;
        assertEquals(NoticePolicy.QUIET, policy.quietLeft(START));
        assertEquals(Duration.ofNanos(1), policy.quietLeft(last));
        assertFalse(policy.wantsAttention(last));
        assertEquals(Duration.ZERO, policy.quietLeft(last + 1));
        assertTrue(policy.wantsAttention(last + 1), "who waits meanwhile is not forgotten");
    }

    @Test
    void fiveHundredKnocksInTenSeconds_soundOnce() {
        NoticePolicy policy = new NoticePolicy();
        int sounds = 0;
        for (int knock = 0; knock < 500; knock++) {
            long now = START + Duration.ofMillis(knock * 20L).toNanos();
            policy.knocked();
            sounds += policy.takeSound(now) ? 1 : 0;
        }
        assertEquals(1, sounds);
    }
}
