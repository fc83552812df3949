package dev.anteroom.console.lobby;

import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.util.Optional;

/** How one row of the lobby stands. */
public sealed interface RowState {
    /** Nothing was decided yet. */
    record Waiting() implements RowState {}

    /**
     * A decision was sent; no answer yet.
     *
     * @param verdict what was decided
     */
    record Sending(Verdict verdict) implements RowState {}

    /**
     * The server did what was decided; the row leaves with the next snapshot.
     *
     * @param verdict what was decided
     */
    record Settled(Verdict verdict) implements RowState {}

    /**
     * The decision did not come true and can be made again.
     *
     * @param decision how it ended
     */
    record Failed(Decision decision) implements RowState {}

    /**
     * The person stopped waiting without a decision of ours; the row stays for a moment to say so.
     *
     * @param why empty until the room tells
     */
    record Gone(Optional<Vanishing> why) implements RowState {}

    /** Whether a decision can be made. */
    default boolean isOpen() {
        return this instanceof Waiting || this instanceof Failed;
    }
}
