package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class KeyedListTest {
    private record Thing(int key, String value) {}

    private static final class Row {
        final int key;
        String value;

        Row(Thing thing) {
            key = thing.key();
            value = thing.value();
        }
    }

    private final KeyedList<Integer, Thing, Row> list =
            new KeyedList<>(Thing::key, Row::new, (row, thing) -> row.value = thing.value());

    @Test
    void rowsSurvive_whileTheirThingsStay() {
        list.reconcile(things(1, 2, 3));
        Row second = list.rows().get(1);

        list.reconcile(List.of(new Thing(0, "new"), new Thing(2, "changed"), new Thing(9, "new")));

        assertEquals(List.of(0, 2, 9), keys());
        assertSame(second, list.rows().get(1));
        assertEquals("changed", second.value);
        assertSame(second, list.find(2).orElseThrow());
        assertTrue(list.find(1).isEmpty());
    }

    @Test
    void oneUpdateIsOneChange_andNoneWhenNothingMoved() {
        list.reconcile(things(1, 2, 3, 4));
        List<String> changes = new ArrayList<>();
        list.rows().addListener((ListChangeListener<Row>) change -> changes.add("changed"));

        list.reconcile(things(0, 2, 4, 5));
        list.reconcile(List.of(new Thing(0, "x"), new Thing(2, ""), thing(4), thing(5)));

        assertEquals(List.of("changed"), changes);
    }

    @Test
    void firstCounts_whenAKeyComesTwice() {
        list.reconcile(List.of(new Thing(1, "first"), new Thing(1, "second"), thing(2)));

        assertEquals(List.of(1, 2), keys());
        assertEquals("first", list.rows().get(0).value);
    }

    @Test
    void orderIsFollowed_whenThingsChangePlaces() {
        list.reconcile(things(1, 2, 3));
        list.reconcile(things(3, 2, 4, 1));

        assertEquals(List.of(3, 2, 4, 1), keys());
    }

    /** Whoever only listens must end with the same list: this is what a ListView does. */
    @Test
    void changesTellTheWholeStory_inRandomUpdates() {
        List<Row> heard = new ArrayList<>();
        list.rows()
                .addListener(
                        (ListChangeListener<Row>)
                                change -> {
                                    while (change.next()) {
                                        int from = change.getFrom();
                                        for (int i = 0; i < change.getRemovedSize(); i++) {
                                            assertSame(
                                                    change.getRemoved().get(i), heard.remove(from));
                                        }
                                        heard.addAll(from, change.getAddedSubList());
                                    }
                                });
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Thing> next = new ArrayList<>();
            for (int key = 0; key < 12; key++) {
                if (random.nextBoolean()) {
                    next.add(thing(key));
                }
            }
            if (round % 5 == 0) {
                Collections.shuffle(next, random);
            }
            list.reconcile(next);
            assertEquals(next.stream().map(Thing::key).toList(), keys());
            assertEquals(list.rows(), heard);
        }
    }

    @Test
    void tenThousandRowsThinnedOut_isOneChange() {
        int[] all = IntStream.range(0, 10_000).toArray();
        list.reconcile(things(all));
        List<String> changes = new ArrayList<>();
        list.rows().addListener((ListChangeListener<Row>) change -> changes.add("changed"));

        list.reconcile(things(IntStream.of(all).filter(key -> key % 2 == 0).toArray()));

        assertEquals(5_000, list.rows().size());
        assertEquals(List.of("changed"), changes);
    }

    @Test
    void onlyWhatIsNewIsWorkedThrough_howeverLongTheList() {
        List<Integer> lookedUp = new ArrayList<>();
        List<Integer> updated = new ArrayList<>();
        KeyedList<Integer, Thing, Row> counted =
                new KeyedList<>(
                        thing -> {
                            lookedUp.add(thing.key());
                            return thing.key();
                        },
                        Row::new,
                        (row, _) -> updated.add(row.key));
        List<Thing> all = things(IntStream.range(0, 10_000).toArray());
        counted.reconcile(all);
        lookedUp.clear();

        List<Thing> next = new ArrayList<>(all);
        next.remove(100);
        next.add(thing(10_000));
        counted.reconcile(next);
        lookedUp.clear();
        next = new ArrayList<>(next);
        next.add(thing(10_001));
        counted.reconcile(next);
        assertEquals(List.of(10_001), lookedUp);

        lookedUp.clear();
        updated.clear();
        next = new ArrayList<>(next);
        next.set(50, new Thing(50, "changed"));
        counted.reconcile(next);
        assertEquals(List.of(50, 50), lookedUp, "what was there, and what is there now");
        assertEquals(List.of(50), updated);
        assertEquals(10_001, counted.rows().size());
    }

    @Test
    void firstCounts_alsoWhenTheSecondWasThereBefore() {
        list.reconcile(things(1, 2, 3));
        List<Thing> next = new ArrayList<>();
        List<Thing> before = things(1, 2, 3);
        list.reconcile(before);
        next.add(before.get(0));
        next.add(new Thing(3, "first"));
        next.add(before.get(1));
        next.add(before.get(2));

        list.reconcile(next);

        assertEquals(List.of(1, 3, 2), keys());
        assertEquals("first", list.find(3).orElseThrow().value);
    }

    private List<Integer> keys() {
        return list.rows().stream().map(row -> row.key).toList();
    }

    private static List<Thing> things(int... keys) {
        return IntStream.of(keys).mapToObj(KeyedListTest::thing).toList();
    }

    private static Thing thing(int key) {
        return new Thing(key, "");
    }
}
