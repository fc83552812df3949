package dev.anteroom.console.room;

import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.chat.ReplyMemory;
import dev.anteroom.console.desk.DeskParts;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * What a room's window needs of the program around it.
 *
 * @param desk what the lobby desk is made of
 * @param undoWindow how long a decision can be taken back, as it is set now
 * @param replies messages that are written often
 * @param openSettings opens the settings on the page with this id
 */
public record RoomSurroundings(
        DeskParts desk,
        ObservableValue<Duration> undoWindow,
        Replies replies,
        Consumer<String> openSettings) {
    /** A room alone: nothing is remembered, and there are no settings. */
    public static RoomSurroundings plain() {
        return new RoomSurroundings(
                DeskParts.PLAIN,
                new SimpleObjectProperty<>(DeskParts.PLAIN.options().undoWindow()),
                new Replies(ReplyMemory.NONE),
                _ -> {});
    }

    /** The same with another desk and its options. */
    public RoomSurroundings withDesk(DeskParts newDesk) {
        return new RoomSurroundings(
                newDesk,
                new SimpleObjectProperty<>(newDesk.options().undoWindow()),
                replies,
                openSettings);
    }
}
