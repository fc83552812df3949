package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private final FakeRoom room = new FakeRoom();
    private final Company company = new Company();

    @Test
    void aCrowdThatComesIn_isLookedAtOnce() {
        List<Participant> inside = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            inside.add(person("p" + i));
            room.participants(inside);
            assertEquals(i + 1, company.countOthers(room.snapshot()));
        }
        assertEquals(500, company.looks());
    }

    @Test
    void oneselfDoesNotCount_andWhoLeftDoesNotEither() {
        Participant self = person(room.snapshot().selfId().orElseThrow().value());
        room.participants(List.of(person("a"), self, person("b")));
        assertEquals(2, company.countOthers(room.snapshot()));
        room.participants(List.of(self, person("b")));
        assertEquals(1, company.countOthers(room.snapshot()));
        room.participants(List.of(self));
        assertEquals(0, company.countOthers(room.snapshot()));
    }

    private static Participant person(String id) {
        return new Participant(new ClientId(id), "Name", false, RoomRole.PARTICIPANT, false, false);
    }
}
