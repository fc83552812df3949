package dev.anteroom.console.join;

import dev.anteroom.enx.EnxRoom;
import java.util.Optional;

/**
 * A room that was joined from the join screen.
 *
 * @param room connected
 * @param practice the practice room's other doors, when it is the practice room
 */
public record EnteredRoom(EnxRoom room, Optional<PracticeAccess> practice) {}
