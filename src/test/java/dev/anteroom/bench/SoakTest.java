package dev.anteroom.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short soak; {@code packaging/bench soak} runs a long one. */
final class SoakTest {
    @TempDir Path directory;

    @Test
    void comingAndGoing_isShownAsTheServerHoldsIt_andLeavesNothingBehind() throws Exception {
        Duration time = Duration.ofSeconds(Integer.getInteger("anteroom.soak", 75));
        Soak.Outcome outcome =
                Soak.run(time, Duration.ofSeconds(5), directory.resolve("log").toFile());

        assertEquals(List.of(), outcome.differences());
        assertTrue(outcome.comparisons() > 10, "compared " + outcome.comparisons() + " times");
        assertTrue(outcome.decided() > 20, "decided " + outcome.decided() + " times");
        assertTrue(outcome.growth("threads") <= 4, () -> outcome.health().toString());
        assertTrue(outcome.growth("files") <= 4, () -> outcome.health().toString());
    }
}
