package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.util.Optional;

/** How one row of the lobby stands. */
public sealed interface RowState {
    /** Nothing was decided yet. */
    record Waiting() implements RowState {}

    /**
     * Decided, but kept back for a while so that it can be taken back. Nothing was sent.
     *
     * @param verdict what was decided
     * @param endsAtNanos when it is sent, by the shared clock
     * @param batch the number of the act that decided it
     */
    record Pending(Verdict verdict, long endsAtNanos, long batch) implements RowState {}

    /**
     * Decided, but there was no connection when it should have been sent. Nothing was sent, and
     * nothing will be without another word of the moderator.
     *
     * @param verdict what was decided
     */
    record Draft(Verdict verdict) implements RowState {}

    /**
     * Decided together with others; its turn has not come yet. Nothing was sent.
     *
     * @param verdict what was decided
     */
    record Queued(Verdict verdict) implements RowState {}

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
        return switch (this) {
            case Waiting _, Failed _, Draft _ -> true;
            case Pending _, Queued _, Sending _, Settled _, Gone _ -> false;
        };
    }

    /** Whether a decision was made of which the server knows nothing. */
    default boolean isUnsent() {
        return switch (this) {
            case Pending _, Draft _, Queued _ -> true;
            case Waiting _, Sending _, Settled _, Failed _, Gone _ -> false;
        };
    }

    /** Whether the row is only there to say how it ended. */
    default boolean isLeaving() {
        return this instanceof Settled || this instanceof Gone;
    }
}
