package dev.anteroom.console.lobby;

import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.LobbySnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The queue in three numbers. */
final class QueuePicture {
    private static final Duration LATELY = Duration.ofHours(1);

    // By difference, since this kind of time may be negative.
    private static final Comparator<AwaitedParticipant> BY_ARRIVAL =
            (one, other) ->
                    Long.signum(one.arrival().firstSeenNanos() - other.arrival().firstSeenNanos());

    private LobbySnapshot seen = LobbySnapshot.EMPTY;
    private Optional<AwaitedParticipant> first = Optional.empty();
    private final Deque<Long> decidedAt = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Numbers> numbers =
            new ReadOnlyObjectWrapper<>(new Numbers(0, Optional.empty(), 0));

    /**
     * The numbers. Immutable.
     *
     * @param waiting how many wait
     * @param longest who of them came first; empty when nobody waits
     * @param decided how many decisions of this desk came true in the last hour
     */
    record Numbers(int waiting, Optional<Longest> longest, int decided) {}

    /**
     * The longest wait.
     *
     * @param minutes in whole minutes
     * @param orMore whether it is longer than we can know
     */
    record Longest(long minutes, boolean orMore) {}

    ReadOnlyObjectProperty<Numbers> numbersProperty() {
        return numbers.getReadOnlyProperty();
    }

    void decided(long now) {
        decidedAt.add(now);
    }

    /** Looks at the queue; once for each list at all who wait, else costs the same for any. */
    void update(LobbySnapshot lobby, long now) {
        if (lobby.revision() != seen.revision()) {
            seen = lobby;
            first = lobby.waiting().stream().min(BY_ARRIVAL);
        }
        while (!decidedAt.isEmpty() && now - decidedAt.element() > LATELY.toNanos()) {
            decidedAt.remove();
        }
        numbers.set(
                new Numbers(
                        lobby.waiting().size(),
                        first.map(person -> longest(person, now)),
                        decidedAt.size()));
    }

    private static Longest longest(AwaitedParticipant first, long now) {
        return new Longest(
                LobbyTexts.waited(first, now).toMinutes(),
                first.arrival() instanceof Arrival.BeforeYouJoined);
    }
}
