package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LobbyChangesTest {
    private static final Arrival NOW = new Arrival.Knocked(Instant.EPOCH, 0);

    @Test
    void whoCameWhoWentAndWhoIsRenamed_isTold_inTheOrderOfTheLists() {
        LobbyChanges changes =
                LobbyChanges.between(
                        list(person(1, "a"), person(2, "b"), person(3, "c"), person(4, "d")),
                        list(person(1, "a"), person(3, "C"), person(4, "d"), person(5, "e")));

        assertEquals(List.of(person(2, "b")), changes.gone());
        assertEquals(List.of(person(5, "e")), changes.come());
        assertEquals(List.of(person(3, "C")), changes.changed());
    }

    /** Whoever follows the changes ends with the newer list, whatever the two lists are. */
    @Test
    void changesTellTheWholeStory_inRandomLists() {
        Random random = new Random(3);
        List<AwaitedParticipant> before = List.of();
        for (int round = 0; round < 500; round++) {
            List<AwaitedParticipant> after = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                if (random.nextBoolean()) {
                    after.add(person(i, random.nextInt(4) == 0 ? "other" : "name"));
                }
            }
            Map<ClientId, AwaitedParticipant> followed = byId(before);
            LobbyChanges changes =
                    LobbyChanges.between(new LobbySnapshot(0, before), new LobbySnapshot(1, after));
            changes.gone().forEach(person -> followed.remove(person.id(), person));
            changes.come().forEach(person -> assertEquals(null, followed.put(person.id(), person)));
            changes.changed().forEach(person -> followed.replace(person.id(), person));
            assertEquals(byId(after), followed);
            before = after;
        }
    }

    private static Map<ClientId, AwaitedParticipant> byId(List<AwaitedParticipant> people) {
        Map<ClientId, AwaitedParticipant> map = new HashMap<>();
        people.forEach(person -> map.put(person.id(), person));
        return map;
    }

    private static LobbySnapshot list(AwaitedParticipant... people) {
        return new LobbySnapshot(1, List.of(people));
    }

    private static AwaitedParticipant person(int number, String name) {
        return new AwaitedParticipant(new ClientId("id" + number), name, false, NOW, number);
    }
}
