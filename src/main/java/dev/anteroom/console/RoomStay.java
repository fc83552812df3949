package dev.anteroom.console;

import dev.anteroom.console.notify.RoomWatch;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.console.room.RoomScreen;
import java.util.Optional;
import javafx.scene.Parent;

/**
 * One room in the window, from entering to leaving.
 *
 * @param id the server's id of the room
 * @param screen what shows it
 * @param watch notices who knocks there
 * @param feed carries the room's news to the watch
 * @param strip what stands above it while it is open, such as how guests of a practice room get in
 */
record RoomStay(
        String id, RoomScreen screen, RoomWatch watch, RoomFeed feed, Optional<Parent> strip)
        implements AutoCloseable {
    /** Stops following the room; does not leave it. */
    @Override
    public void close() {
        feed.close();
        watch.close();
        screen.close();
    }
}
