package dev.anteroom.console;

import dev.anteroom.console.notify.NoticedRoom;
import dev.anteroom.enx.ClientId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an alert can do with a room of the window. For the JavaFX application thread. */
final class RoomEntrance implements NoticedRoom {
    private final Consumer<RoomStay> bringForward;
    private @Nullable RoomStay stay;

    /**
     * Leads nowhere yet.
     *
     * @param bringForward opens a room in a window that is in front
     */
    RoomEntrance(Consumer<RoomStay> bringForward) {
        this.bringForward = bringForward;
    }

    void leadsTo(RoomStay newStay) {
        stay = newStay;
    }

    @Override
    public boolean approve(ClientId id) {
        return stay != null && stay.screen().approve(id);
    }

    @Override
    public boolean deny(ClientId id) {
        return stay != null && stay.screen().deny(id);
    }

    @Override
    public void bringForward() {
        if (stay != null) {
            bringForward.accept(stay);
        }
    }
}
