package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.wire.AwaitedUser;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ledger as a table: what the server said, in order, and the list that comes of it.
 *
 * <p>Words: {@code +a} a knocks; {@code -a} a is decided on or inside; {@code [a b]} the whole list
 * as it comes with joining; {@code ?} the list is asked for; {@code (a b)} the answer; {@code !}
 * cleared. A person is shown with the order of arrival.
 */
final class LobbyLedgerTest {
    private static final Arrival NOW = new Arrival.Knocked(Instant.EPOCH, 1);
    private static final Arrival BEFORE = new Arrival.BeforeYouJoined(Instant.EPOCH, 2);

    private static final Pattern WORD = Pattern.compile("\\[[^]]*]|\\([^)]*\\)|\\S+");

    private final LobbyLedger ledger = new LobbyLedger();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        // live knocks
        "+a,                          a0",
        "+a +b +c,                    a0 b1 c2",
        "+a +a +a,                    a0",
        "+a +b -a,                    b1",
        "+a -a +a,                    a1",
        "-a,                          ''",
        // a backlog replaces
        "[a b],                       a0 b1",
        "[],                          ''",
        "+a +b [b],                   b1",
        "+a [b],                      b1",
        "[a a b],                     a0 b1",
        // known people keep their place, whatever order the server lists them in
        "+a +b +c [c b a],            a0 b1 c2",
        "+a +b [c b a],               a0 b1 c2",
        "[a b c] [c a],               a0 c2",
        "[a b] [b a d c],             a0 b1 d2 c3",
        // an order is never used twice
        "+a +b [] +a,                 a2",
        "+a -a +b -b [a b],           a2 b3",
        "+a !,                        ''",
        "+a ! +b,                     b1",
        // an answer replaces
        "+a +b ? (b),                 b1",
        "+a ? (),                     ''",
        "? (a),                       a0",
        // who knocked after the question is not hidden by an older answer
        "+a ? +b (a),                 a0 b1",
        "+a ? +b (),                  b1",
        // who was decided on after the question is not brought back by an older answer
        "+a +b ? -a (a b),            b1",
        "+a ? -a (a),                 ''",
        // but the latest word counts, and the next question starts afresh
        "+a ? -a +a (a),              a1",
        "+a ? +a -a (a),              ''",
        "+a ? +b (a) ? (a),           a0",
        "+a ? -a (a) ? (a),           a1",
        // an answer that never came keeps nothing back
        "+a ? +b ? (a),               a0",
        // the list of a new connection is newer than anything
        "+a ? +b [a],                 a0",
        "+a ? -a [a],                 a1",
    })
    void list_afterTheServersWords_isTheServersList(String words, String expected) {
        WORD.matcher(words).results().forEach(word -> say(word.group()));

        assertEquals(expected, shown());
    }

    private void say(String word) {
        String rest = word.substring(1);
        switch (word.charAt(0)) {
            case '+' -> ledger.knocked(user(rest), NOW);
            case '-' -> ledger.removed(new ClientId(rest));
            case '[' -> ledger.replaced(users(rest), BEFORE);
            case '?' -> ledger.asked();
            case '(' -> ledger.answered(users(rest), NOW);
            case '!' -> ledger.cleared();
            default -> throw new AssertionError(word);
        }
    }

    private static List<AwaitedUser> users(String rest) {
        return Arrays.stream(rest.substring(0, rest.length() - 1).split(" ", -1))
                .filter(id -> !id.isBlank())
                .map(LobbyLedgerTest::user)
                .toList();
    }

    private static AwaitedUser user(String id) {
        return new AwaitedUser(id, "name of " + id, null);
    }

    private String shown() {
        return ledger.snapshot().waiting().stream()
                .map(person -> person.id().value() + person.order())
                .collect(Collectors.joining(" "));
    }

    private static List<String> ids(List<AwaitedParticipant> people) {
        return people.stream().map(person -> person.id().value()).toList();
    }

    @Test
    void knocked_again_tellsOfNobodyAndKeepsTheArrival() {
        ledger.replaced(List.of(user("a")), BEFORE);

        LobbyLedger.Change change = ledger.knocked(user("a"), NOW);

        assertEquals(LobbyLedger.Change.NONE, change);
        assertEquals(BEFORE, ledger.snapshot().waiting().getFirst().arrival());
    }

    @Test
    void knocked_again_takesOverANewName() {
        ledger.knocked(user("a"), NOW);
        ledger.knocked(new AwaitedUser("a", "An\u200Bn", null), NOW);

        AwaitedParticipant person = ledger.snapshot().waiting().getFirst();
        assertEquals("Ann", person.name());
        assertEquals(true, person.nameAltered());
    }

    @Test
    void knocked_againWithoutAName_keepsTheName() {
        ledger.knocked(user("a"), NOW);
        ledger.knocked(new AwaitedUser("a", "", null), NOW);

        assertEquals("name of a", ledger.snapshot().waiting().getFirst().name());
    }

    @Test
    void replaced_tellsWhoArrivedAndWhoVanished() {
        ledger.knocked(user("a"), NOW);
        ledger.knocked(user("b"), NOW);

        LobbyLedger.Change change =
                ledger.replaced(List.of(user("b"), user("c"), user("d")), BEFORE);

        assertEquals(List.of("c", "d"), ids(change.arrived()));
        assertEquals(List.of("a"), ids(change.vanished()));
        assertEquals(BEFORE, ledger.find(new ClientId("c")).orElseThrow().arrival());
        assertEquals(NOW, ledger.find(new ClientId("b")).orElseThrow().arrival());
    }

    @Test
    void answered_tellsNobodyOfNewsThatIsKnown() {
        ledger.knocked(user("a"), NOW);
        ledger.knocked(user("b"), NOW);
        ledger.asked();
        ledger.removed(new ClientId("a"));
        ledger.knocked(user("c"), NOW);

        LobbyLedger.Change change = ledger.answered(List.of(user("a"), user("b")), NOW);

        assertEquals(List.of(), change.arrived());
        assertEquals(List.of(), change.vanished());
    }

    @Test
    void revision_risesOnlyWithAChange() {
        ledger.knocked(user("a"), NOW);
        LobbySnapshot first = ledger.snapshot();

        ledger.knocked(user("a"), NOW);
        ledger.replaced(List.of(user("a")), BEFORE);
        ledger.removed(new ClientId("b"));

        assertSame(first, ledger.snapshot());
        ledger.removed(new ClientId("a"));
        assertNotSame(first, ledger.snapshot());
        assertEquals(first.revision() + 1, ledger.snapshot().revision());
    }

    @Test
    void snapshot_isNotChangedAfterwards() {
        ledger.knocked(user("a"), NOW);
        LobbySnapshot before = ledger.snapshot();

        ledger.cleared();

        assertEquals(List.of("a"), ids(before.waiting()));
    }

    /** A list that is shown after each change must not be copied for each. */
    @Test
    void aCrowdThatComesAndIsDecidedAboutInItsOrder_copiesNextToNothing() {
        int people = 10_000;
        for (int i = 0; i < people; i++) {
            ledger.knocked(new AwaitedUser("id" + i, "Person " + i, null), NOW);
            assertEquals(i + 1, ledger.snapshot().waiting().size());
        }
        for (int i = 0; i < people; i++) {
            ledger.removed(new ClientId("id" + i));
            assertEquals(people - 1 - i, ledger.snapshot().waiting().size());
        }
        assertTrue(ledger.copied() < 4L * people, () -> ledger.copied() + " places copied");
    }

    /** The list that is handed out is the one that is kept, whatever happened before. */
    @Test
    void everySnapshotHoldsWhoWaits_whoeverCameOrWent() {
        Random random = new Random(11);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int step = 0; step < 3_000; step++) {
            String id = "id" + random.nextInt(30);
            boolean comes = random.nextInt(3) > 0;
            if (comes) {
                String name = "name " + random.nextInt(3);
                ledger.knocked(new AwaitedUser(id, name, null), NOW);
                expected.put(id, name);
            } else {
                ledger.removed(new ClientId(id));
                expected.remove(id);
            }
            if (random.nextBoolean()) {
                Map<String, String> shown = new LinkedHashMap<>();
                ledger.snapshot()
                        .waiting()
                        .forEach(person -> shown.put(person.id().value(), person.name()));
                assertEquals(List.copyOf(expected.entrySet()), List.copyOf(shown.entrySet()));
            }
        }
    }
}
