package dev.anteroom.console.room;

import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.chat.ReplyMemory;
import dev.anteroom.console.desk.DeskParts;
import java.util.function.Consumer;

/**
 * What a room's window needs of the program around it.
 *
 * @param desk what the lobby desk is made of
 * @param replies messages that are written often
 * @param openSettings opens the settings on the page with this id
 */
public record RoomSurroundings(DeskParts desk, Replies replies, Consumer<String> openSettings) {
    /** A room alone: nothing is remembered, and there are no settings. */
    public static RoomSurroundings plain() {
        return new RoomSurroundings(DeskParts.PLAIN, new Replies(ReplyMemory.NONE), _ -> {});
    }

    /** The same with another desk. */
    public RoomSurroundings withDesk(DeskParts newDesk) {
        return new RoomSurroundings(newDesk, replies, openSettings);
    }
}
