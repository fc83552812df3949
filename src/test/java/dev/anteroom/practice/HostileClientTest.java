package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.anteroom.testkit.Hostile;
import dev.anteroom.testkit.Hostile.Said;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clients that say anything at all: the room answers with a code and keeps its promises. */
final class HostileClientTest {
    private static final List<EventName> EVENTS = List.of(EventName.values());
    private final List<Said> said = Hostile.transcripts("client");

    private JsonNode payload(Hostile hostile) {
        return switch (hostile.number(4)) {
            case 0 -> hostile.anything(2);
            case 1 -> MissingNode.getInstance();
            case 2 -> RoomScene.text(hostile.oneOf(List.of("M", "P", "Q", "W", "")));
            default -> hostile.damaged(hostile.oneOf(said).payload());
        };
    }

    @Test
    void whoWaits_getsInByNothingButAModeratorsApproval() {
        Hostile.attack(
                hostile -> {
                    RoomScene scene = RoomScene.withMedia();
                    scene.join("W", Role.PARTICIPANT);
                    scene.join("V", Role.PARTICIPANT);
                    for (int i = 0; i < 12; i++) {
                        String who = hostile.oneOf(List.of("P", "Q", "W", "V", "nobody", ""));
                        EventName event = hostile.oneOf(EVENTS);
                        scene.ask(who, event, payload(hostile));
                    }
                    assertTrue(scene.state().insideWith("W") == null);
                    assertTrue(scene.state().insideWith("V") == null);
                    assertNotNull(scene.state().insideWith("M"), "nobody can remove the moderator");
                    assertTrue(
                            scene.state().insideWith("M").isModerator(), "nor take the role over");
                });
    }

    @Test
    void moderatorsNonsense_breaksNoRule() {
        Hostile.attack(
                hostile -> {
                    RoomScene scene = RoomScene.withMedia();
                    scene.join("W", Role.PARTICIPANT);
                    for (int i = 0; i < 12; i++) {
                        scene.ask("M", hostile.oneOf(EVENTS), hostile.damaged(anyOf(hostile)));
                    }
                    List<String> inside =
                            scene.state().inside().stream().map(Member::clientId).toList();
                    List<String> waiting =
                            scene.state().waiting().stream().map(Member::clientId).toList();
                    assertEquals(
                            0L,
                            inside.stream().filter(waiting::contains).count(),
                            "nobody is inside and waiting");
                    assertTrue(
                            List.of("M", "P", "Q", "W").containsAll(inside),
                            inside.stream().collect(Collectors.joining()));
                });
    }

    private JsonNode anyOf(Hostile hostile) {
        return hostile.oneOf(said).payload();
    }

    @Test
    void packets_areReadAsSomething() {
        List<String> valid =
                List.of(
                        "40",
                        "2",
                        "420[\"user-allowed\",\"P\"]",
                        "42[\"token\",{\"tokenId\":\"a\"}]",
                        "4312[{\"result\":0}]",
                        "41");
        Hostile.attack(
                hostile -> assertNotNull(PacketText.read(hostile.damaged(hostile.oneOf(valid)))));
    }
}
