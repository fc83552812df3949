package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnedAwayTest {
    private static final Instant TWO = Instant.parse("2026-11-25T14:02:00Z");

    private final NameShapes shapes = new NameShapes();
    private final TurnedAway turnedAway = new TurnedAway();

    @Test
    void ofManyMoreThanAreKept_thoseAreForgottenWhoWereTurnedAwayTheLongestAgo() {
        List<NameShape> forgotten = new ArrayList<>();
        remove("Mallory");
        for (int i = 0; i < 3 * TurnedAway.MOST_KEPT; i++) {
            forgotten.addAll(deny("Guest " + i));
            if (i % 1_000 == 0) {
                forgotten.addAll(remove("Mallory"));
            }
        }

        assertEquals(List.of(), find("Guest 0"));
        assertEquals(1, find("Guest " + (3 * TurnedAway.MOST_KEPT - 1)).getFirst().denied());
        assertEquals(1 + 3 * TurnedAway.MOST_KEPT / 1_000, find("Mallory").getFirst().removed());
        assertEquals(3 * TurnedAway.MOST_KEPT + 1 - turnedAway.size(), forgotten.size());
        assertEquals(shapes.of("Guest 0"), forgotten.getFirst());
        assertTrue(turnedAway.size() <= TurnedAway.MOST_KEPT, turnedAway.size() + " are kept");
        assertEquals(2 * turnedAway.size(), turnedAway.ways());
    }

    @Test
    void somebodyWhoWritesTheirNameInEverNewWays_isOne_andCostsNoMoreForIt() {
        int ways = 3 * TurnedAway.MOST_KEPT;
        for (int i = 0; i < ways; i++) {
            deny(written("mallorymallorymal", i));
        }

        assertEquals(1, turnedAway.size());
        assertEquals(ways, find("MALLORYMALLORYMAL").getFirst().denied());
        assertTrue(
                turnedAway.ways() <= 2 * TurnedAway.MOST_KEPT,
                turnedAway.ways() + " ways are kept");
    }

    /** With capitals where a number has ones. */
    private static String written(String name, int number) {
        return IntStream.range(0, name.length())
                .mapToObj(
                        i -> {
                            String letter = name.substring(i, i + 1);
                            return (number >> i & 1) == 0
                                    ? letter
                                    : letter.toUpperCase(Locale.ROOT);
                        })
                .collect(Collectors.joining());
    }

    private List<TurnedAway.Entry> find(String name) {
        return turnedAway.find(shapes.of(name)).stream().toList();
    }

    private List<NameShape> deny(String name) {
        return turnedAway.denied(name, shapes.of(name), TWO);
    }

    private List<NameShape> remove(String name) {
        return turnedAway.removed(name, shapes.of(name), TWO);
    }
}
