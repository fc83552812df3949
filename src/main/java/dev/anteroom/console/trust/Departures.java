package dev.anteroom.console.trust;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who left a moment ago. A person whose connection broke comes back under another id and without a
 * knock; each departure excuses one return under the same name. That is a name's word only, so a
 * return is told all the same, in a lower tone.
 */
final class Departures {
    /** How long a server may let somebody come back without a knock. */
    static final Duration GRACE = Duration.ofMinutes(3);

    private static final int MOST_KEPT = 2_000;

    private record Left(Participant person, String name, Instant at) {}

    private final UnaryOperator<String> sameName;
    private final Deque<Left> left = new ArrayDeque<>();
    private final Deque<Left> unexcused = new ArrayDeque<>();
    private final Set<ClientId> removed = new HashSet<>();

    Departures(UnaryOperator<String> sameName) {
        this.sameName = sameName;
    }

    /**
     * Somebody left.
     *
     * @return the one who came under this name before, whom this departure explains: the server can
     *     notice a broken connection later than the return
     */
    Optional<Participant> add(Participant person, Instant now) {
        forget(now);
        String name = sameName.apply(person.name());
        boolean wasUnexcused = unexcused.removeIf(came -> came.person().id().equals(person.id()));
        if (removed.remove(person.id()) || wasUnexcused || name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Participant> explained = take(unexcused, name);
        if (explained.isEmpty()) {
            keep(left, new Left(person, name, now));
        }
        return explained;
    }

    /** Whether somebody of this name left a moment ago; each departure counts once. */
    boolean excuse(Participant person, Instant now) {
        forget(now);
        return take(left, sameName.apply(person.name())).isPresent();
    }

    /** Somebody came without an excuse; one may still turn up. */
    void await(Participant person, Instant now) {
        keep(unexcused, new Left(person, sameName.apply(person.name()), now));
    }

    /** Whoever was removed has to knock; the word of it may come before or after the departure. */
    void neverExcuse(ClientId id) {
        if (!left.removeIf(gone -> gone.person().id().equals(id))) {
            removed.add(id);
        }
    }

    /** Whether a moderator left a moment ago. */
    boolean hadModerator(Instant now) {
        forget(now);
        return left.stream().anyMatch(gone -> gone.person().role() == RoomRole.MODERATOR);
    }

    private static Optional<Participant> take(Deque<Left> from, String name) {
        for (Iterator<Left> each = from.iterator(); each.hasNext(); ) {
            Left found = each.next();
            if (!name.isEmpty() && found.name().equals(name)) {
                each.remove();
                return Optional.of(found.person());
            }
        }
        return Optional.empty();
    }

    private static void keep(Deque<Left> in, Left one) {
        in.addLast(one);
        if (in.size() > MOST_KEPT) {
            in.removeFirst();
        }
    }

    private void forget(Instant now) {
        left.removeIf(gone -> isOver(gone, now));
        unexcused.removeIf(came -> isOver(came, now));
    }

    /** What is still to come was before somebody set the clock back; nobody knows how long ago. */
    private static boolean isOver(Left one, Instant now) {
        return one.at().isBefore(now.minus(GRACE)) || one.at().isAfter(now);
    }
}
