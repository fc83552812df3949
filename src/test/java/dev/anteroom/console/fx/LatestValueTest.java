package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestValueTest {
    private final Queue<Runnable> hops = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void aBurstCostsOneHop_andTheNewestWins() {
        LatestValue<String> latest = new LatestValue<>(hops::add, seen::add);
        latest.put("a");
        latest.put("b");
        latest.put("c");

        assertEquals(1, hops.size());
        hops.remove().run();
        assertEquals(List.of("c"), seen);

        latest.put("d");
        hops.remove().run();
        assertEquals(List.of("c", "d"), seen);
    }

    @Test
    void valuesAddUp_withAMerge() {
        LatestValue<String> latest = new LatestValue<>(hops::add, String::concat, seen::add);
        latest.put("a");
        latest.put("b");
        hops.remove().run();

        assertEquals(List.of("ab"), seen);
    }

    @Test
    void nothingArrives_afterClose() {
        LatestValue<String> latest = new LatestValue<>(hops::add, seen::add);
        latest.put("on its way");
        latest.close();
        latest.put("late");
        hops.forEach(Runnable::run);

        assertEquals(List.of(), seen);
    }
}
