package dev.anteroom.console.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.console.chat.Recipient.Place;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecipientListTest {
    private final FakeRoom room = new FakeRoom();
    private final RecipientList list = new RecipientList(Texts.of("chat"));

    /** Letting in a thousand one by one must not make everybody a recipient anew each time. */
    @Test
    void whoComesIn_isAdded_andNobodyElseIsMadeAnew() {
        int people = 1_000;
        List<Participant> inside = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            inside.add(person(i, "Person " + i));
            room.participants(inside);
            list.follow(room.snapshot(), false, new Recipient.Everybody());
            assertEquals(1 + inside.size() + 1, list.all().size());
        }
        assertEquals(people, list.inRoomMade());
    }

    /** However the room changed step by step, the list is the one of somebody who just came. */
    @Test
    void theListIsAlwaysTheRooms_andTheChosenPersonIsFollowed() {
        Random random = new Random(9);
        List<Participant> inside = new ArrayList<>();
        Recipient chosen = new Recipient.Everybody();
        for (int step = 0; step < 2_000; step++) {
            change(random, inside, step);
            boolean waitingToo = random.nextBoolean();
            chosen = list.follow(room.snapshot(), waitingToo, chosen);

            RecipientList fresh = new RecipientList(Texts.of("chat"));
            assertEquals(chosen, fresh.follow(room.snapshot(), waitingToo, chosen));
            assertEquals(List.copyOf(fresh.all()), List.copyOf(list.all()));
            if (random.nextInt(5) == 0) {
                chosen = list.all().get(random.nextInt(list.all().size()));
            }
        }
    }

    private void change(Random random, List<Participant> inside, int step) {
        switch (inside.isEmpty() ? 0 : random.nextInt(6)) {
            case 0, 1, 2 -> inside.add(person(step, random.nextBoolean() ? "" : "Name " + step));
            case 3 -> inside.remove(random.nextInt(inside.size()));
            case 4 -> {
                int index = random.nextInt(inside.size());
                Participant before = inside.get(index);
                inside.set(
                        index,
                        new Participant(
                                before.id(),
                                "Other " + step,
                                false,
                                before.role(),
                                before.audioMuted(),
                                before.videoMuted()));
            }
            default -> room.knock("w" + step, "Waiting " + step);
        }
        room.participants(inside);
    }

    @Test
    void whoLeft_staysChosenAsGone() {
        room.participants(List.of(person(1, "Ada")));
        list.follow(room.snapshot(), false, new Recipient.Everybody());
        Recipient ada = list.all().get(1);
        room.participants(List.of());

        Recipient gone = new Recipient.OnePerson(new ClientId("p1"), "Ada", Place.GONE);
        assertEquals(gone, list.follow(room.snapshot(), false, ada));
        assertEquals(gone, list.all().getLast());
    }

    private static Participant person(int number, String name) {
        return new Participant(
                new ClientId("p" + number), name, false, RoomRole.PARTICIPANT, false, false);
    }
}
