package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingListTest {
    private final GrowingList<String> list = new GrowingList<>();

    /** Whatever happens to the list, it is a list, and no picture of it ever changes. */
    @Test
    void picturesStayAsTheyWereTaken_whateverHappensToTheList() {
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        List<List<String>> pictures = new ArrayList<>();
        List<List<String>> copies = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            change(random, expected, "item " + step);
            pictures.add(list.picture());
            copies.add(List.copyOf(expected));
        }
        assertEquals(copies, pictures);
    }

    private void change(Random random, List<String> expected, String item) {
        int size = expected.size();
        switch (size == 0 ? 0 : random.nextInt(8)) {
            case 0, 1, 2, 3 -> {
                list.add(item);
                expected.add(item);
            }
            case 4 -> {
                list.remove(0);
                expected.remove(0);
            }
            case 5 -> {
                int index = random.nextInt(size);
                list.remove(index);
                expected.remove(index);
            }
            case 6 -> {
                int index = random.nextInt(size);
                list.set(index, item);
                expected.set(index, item);
            }
            default -> {
                if (random.nextInt(20) == 0) {
                    expected.removeIf(each -> random.nextBoolean());
                    list.replace(expected);
                }
            }
        }
    }

    @Test
    void aPictureCannotBeChanged_andIsTheSameUntilTheListChanges() {
        list.add("a");
        List<String> picture = list.picture();

        assertThrows(UnsupportedOperationException.class, () -> picture.add("b"));
        assertThrows(IndexOutOfBoundsException.class, () -> picture.get(1));
        assertSame(picture, list.picture());
        list.add("b");
        assertThrows(IndexOutOfBoundsException.class, () -> picture.get(1));
        assertEquals(List.of("a", "b"), list.picture());
    }

    /** Of ten thousand who come and go in their order, each is copied less than three times. */
    @Test
    void aQueueWithAPictureAfterEachChange_copiesNextToNothing() {
        int people = 10_000;
        for (int i = 0; i < people; i++) {
            list.add("person " + i);
            assertEquals(i + 1, list.picture().size());
        }
        for (int i = 0; i < people; i++) {
            list.remove(0);
            assertEquals(people - 1 - i, list.picture().size());
        }
        assertTrue(list.copied() < 3L * people, () -> list.copied() + " places copied");
    }

    @Test
    void whatTwoPicturesShare_isFoundFromBothEnds() {
        List.of("a", "b", "c").forEach(list::add);
        List<String> before = list.picture();
        list.add("d");
        List<String> grown = list.picture();
        list.remove(0);
        List<String> shrunk = list.picture();

        assertEquals(3, GrowingList.sameAtBeginning(before, grown));
        assertEquals(3, GrowingList.sameAtEnd(grown, shrunk, 3));
        assertEquals(0, GrowingList.sameAtBeginning(grown, shrunk));
        assertEquals(3, GrowingList.sameAtBeginning(List.of("a", "b", "c"), grown));
        assertEquals(2, GrowingList.sameAtEnd(List.of("x", "c", "d"), grown, 3));
    }

    /** What is shared is not looked at: a look would cost each of ten thousand people something. */
    @Test
    void whatIsSharedIsNotCompared() {
        GrowingList<Unequal> people = new GrowingList<>();
        people.add(new Unequal());
        List<Unequal> before = people.picture();
        people.add(new Unequal());

        assertEquals(1, GrowingList.sameAtBeginning(before, people.picture()));
        assertThrows(
                IllegalStateException.class,
                () -> GrowingList.sameAtBeginning(List.copyOf(before), people.picture()));
    }

    private static final class Unequal {
        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("Compared.");
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
