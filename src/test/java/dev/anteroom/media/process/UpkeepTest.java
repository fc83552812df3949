package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpkeepTest {
    private static final Upkeep UPKEEP = new Upkeep(Duration.ofSeconds(2), 5, 15, 200);

    @ParameterizedTest
    @CsvSource({
        "199, 0, 0, false",
        "200, 0, 0, true",
        "999, 1, 0, false",
        "1000, 1, 0, true",
        "19999, 1, 2, false",
        "20000, 0, 1, true",
        "0, 0, 0, false"
    })
    void theMoreIsOpen_theLaterAProcessIsReplaced(int made, int captures, int links, boolean due) {
        assertEquals(due, UPKEEP.isDue(made, captures, links));
    }
}
