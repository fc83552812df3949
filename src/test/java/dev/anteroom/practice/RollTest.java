package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.anteroom.wire.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollTest {
    private final Roll roll = new Roll();

    /** What each decision asks of everybody inside must not be counted anew for each. */
    @Test
    void aCrowdThatIsLetIn_isCountedOnce() {
        int people = 10_000;
        for (int i = 0; i < people; i++) {
            Member member = member("id" + i, Role.PARTICIPANT);
            roll.enter(member);
            assertEquals(i + 1, roll.people().size());
            assertEquals(i, roll.peopleBut(member).size());
            assertEquals(i + 1, roll.users().size());
            assertEquals(i + 1, roll.count(Role.PARTICIPANT));
            assertEquals(0, roll.moderators().size() + roll.withoutVideo().size());
        }
        assertEquals(people, roll.counted());
    }

    @Test
    void allAnswersAreTrue_whoeverCameWentOrChanged() {
        Random random = new Random(3);
        Map<String, Member> expected = new LinkedHashMap<>();
        for (int step = 0; step < 2_000; step++) {
            String id = "id" + random.nextInt(15);
            Member known = expected.get(id);
            if (known == null) {
                Member member =
                        member(id, random.nextBoolean() ? Role.MODERATOR : Role.PARTICIPANT);
                roll.enter(member);
                expected.put(id, member);
            } else {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        roll.leave(known);
                        expected.remove(id);
                    }
                    case 1 -> known.changeRole(Role.MODERATOR);
                    case 2 -> known.changeRole(Role.PARTICIPANT);
                    default -> known.muteVideo(random.nextBoolean());
                }
            }
            check(List.copyOf(expected.values()), random);
        }
    }

    private void check(List<Member> expected, Random random) {
        assertEquals(expected, roll.people());
        assertEquals(expected.stream().filter(Member::isModerator).toList(), roll.moderators());
        assertEquals(expected.stream().filter(Member::isVideoMuted).toList(), roll.withoutVideo());
        assertEquals(
                expected.stream().filter(member -> !member.isModerator()).count(),
                roll.count(Role.PARTICIPANT));
        ArrayNode users = roll.users();
        assertEquals(expected.size(), users.size());
        for (int i = 0; i < users.size(); i++) {
            assertEquals(expected.get(i).toJson(), users.get(i));
        }
        if (!expected.isEmpty()) {
            Member left = expected.get(random.nextInt(expected.size()));
            List<Member> others = new ArrayList<>(expected);
            others.remove(left);
            assertEquals(others, roll.peopleBut(left));
        }
    }

    /** What a client is being told must not change under the hands of who writes it. */
    @Test
    void whatWasHandedOut_staysAsItWas() {
        roll.enter(member("a", Role.PARTICIPANT));
        List<Member> people = roll.people();
        ArrayNode users = roll.users();
        roll.enter(member("b", Role.PARTICIPANT));

        assertEquals(2, roll.users().size());
        assertTrue(people.size() == 1 && users.size() == 1);
    }

    private static Member member(String id, String role) {
        return new Member(
                id,
                new TokenClaims("token of " + id, "room", role, id, ""),
                role,
                Member.Waiting.NOT);
    }
}
