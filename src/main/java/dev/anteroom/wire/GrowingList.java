package dev.anteroom.wire;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A list of which pictures are taken often: what it holds at a moment can be kept without copying
 * it. Adding at the end and taking from the beginning, as a queue of people does, cost the same for
 * any length; every other change copies the list once.
 *
 * <p>The list itself is for one thread. A {@link #picture} is immutable and for any, once it was
 * handed over safely.
 *
 * @param <E> what is in the list, never null
 */
public final class GrowingList<E> {
    private static final int SMALLEST = 16;

    private Object[] items = new Object[SMALLEST];
    private int begin;
    private int end;
    private Picture<E> picture = new Picture<>(items, 0, 0);
    private long copied;

    /** How many are in the list. */
    public int size() {
        return end - begin;
    }

    /** What is at this place, from 0. */
    public E get(int index) {
        return picture().get(index);
    }

    /** Adds one at the end. */
    public void add(E item) {
        if (end == items.length) {
            become(Math.max(SMALLEST, 2 * size()));
        }
        // Beyond what any picture shows, so that none of them changes.
        items[end++] = Objects.requireNonNull(item);
    }

    /** Puts another in the place of one. */
    public void set(int index, E item) {
        Objects.checkIndex(index, size());
        become(size());
        items[index] = Objects.requireNonNull(item);
    }

    /** Takes one out. */
    public void remove(int index) {
        Objects.checkIndex(index, size());
        if (index == 0) {
            begin++;
            // Who left long ago must not be kept for the sake of who is still there.
            if (begin > SMALLEST && begin > 2 * size()) {
                become(size());
            }
            return;
        }
        Object[] fresh = new Object[size()];
        System.arraycopy(items, begin, fresh, 0, index);
        System.arraycopy(items, begin + index + 1, fresh, index, size() - index - 1);
        copied += size() - 1;
        end = size() - 1;
        begin = 0;
        items = fresh;
    }

    /** Holds these from now on, in their order. */
    public void replace(Collection<? extends E> newItems) {
        Object[] all = newItems.toArray();
        for (Object item : all) {
            Objects.requireNonNull(item);
        }
        copied += all.length;
        items = all;
        begin = 0;
        end = all.length;
    }

    /** Takes all out. */
    public void clear() {
        replace(List.of());
    }

    /** What is in the list now; the same object until something changes. */
    public List<E> picture() {
        if (!picture.shows(items, begin, end)) {
            picture = new Picture<>(items, begin, end);
        }
        return picture;
    }

    /** How many places were copied so far; for tests of what a change costs. */
    public long copied() {
        return copied;
    }

    /** Whether a list can be kept as it is, since it is a picture. */
    public static boolean isPicture(List<?> list) {
        return list instanceof Picture<?>;
    }

    /**
     * How many at the beginning of two lists are equal. Pictures of one list that grew are told
     * apart without looking at what they share.
     */
    public static int sameAtBeginning(List<?> one, List<?> other) {
        int most = Math.min(one.size(), other.size());
        if (one instanceof Picture<?> first
                && other instanceof Picture<?> second
                && first.isOfSame(second)
                && first.begin == second.begin) {
            return most;
        }
        int same = 0;
        while (same < most && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    /**
     * How many at the end of two lists are equal, not more than {@code most}. Pictures of one list
     * from whose beginning some were taken are told apart without looking at what they share.
     */
    public static int sameAtEnd(List<?> one, List<?> other, int most) {
        if (one instanceof Picture<?> first
                && other instanceof Picture<?> second
                && first.isOfSame(second)
                && first.end == second.end) {
            return most;
        }
        int same = 0;
        while (same < most
                && one.get(one.size() - 1 - same).equals(other.get(other.size() - 1 - same))) {
            same++;
        }
        return same;
    }

    private void become(int room) {
        int size = size();
        Object[] fresh = new Object[room];
        System.arraycopy(items, begin, fresh, 0, size);
        copied += size;
        items = fresh;
        begin = 0;
        end = size;
    }

    private static final class Picture<E> extends AbstractList<E> implements RandomAccess {
        private final Object[] items;
        private final int begin;
        private final int end;

        private Picture(Object[] items, int begin, int end) {
            this.items = items;
            this.begin = begin;
            this.end = end;
        }

        private boolean shows(Object[] others, int from, int to) {
            return isSame(items, others) && begin == from && end == to;
        }

        private boolean isOfSame(Picture<?> other) {
            return isSame(items, other.items);
        }

        /** Whether it is the very array, which alone tells that nothing was copied between. */
        @SuppressWarnings("ReferenceEquality")
        private static boolean isSame(Object[] one, Object[] other) {
            return one == other;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E get(int index) {
            return (E) items[begin + Objects.checkIndex(index, end - begin)];
        }

        @Override
        public int size() {
            return end - begin;
        }

        @Override
        public boolean equals(Object other) {
            if (other instanceof Picture<?> picture
                    && shows(picture.items, picture.begin, picture.end)) {
                return true;
            }
            return other instanceof List<?> list && list.size() == size() && super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public Object[] toArray() {
            return Arrays.copyOfRange(items, begin, end, Object[].class);
        }
    }
}
