package dev.anteroom.console.lobby;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says in the status line who came to the lobby and who vanished from it. */
final class Announcements {
    private final LobbyContext context;

    Announcements(LobbyContext context) {
        this.context = context;
    }

    /** Says what of this happened in the lobby, in one go; nothing when nothing did. */
    void say(List<RoomEvent> events) {
        List<String> knocked = new ArrayList<>();
        Map<Vanishing, List<String>> vanished = new EnumMap<>(Vanishing.class);
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.Knocked(AwaitedParticipant person)) {
                knocked.add(context.texts().name(person));
            } else if (event instanceof RoomEvent.AwaitedVanished(var person, Vanishing why)) {
                vanished.computeIfAbsent(why, _ -> new ArrayList<>())
                        .add(context.texts().name(person));
            }
        }
        List<String> sentences = new ArrayList<>();
        vanished.forEach((why, names) -> sentences.add(context.texts().vanished(names, why)));
        if (!knocked.isEmpty()) {
            sentences.add(context.texts().knocked(knocked));
        }
        if (!sentences.isEmpty()) {
            context.status().say(String.join(" ", sentences));
        }
    }
}
