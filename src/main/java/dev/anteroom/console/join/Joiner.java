package dev.anteroom.console.join;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Takes the steps from a filled form to a room. May be used from any thread.
 *
 * @param practice opens the practice room
 * @param server asks application servers for tokens
 * @param connector joins by token
 * @param background may block
 */
public record Joiner(
        PracticeRooms practice,
        ApplicationServerClient server,
        RoomConnector connector,
        Executor background) {
    JoinAttempt start(JoinRequest request, Consumer<JoinProgress> progress) {
        return JoinAttempt.start(request, practice, server, connector, background, progress);
    }
}
