package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;

/** What can be wished on one row. */
interface RowActions {
    /** Decides about the person. */
    void decide(AwaitedRow row, Verdict verdict);

    /** Takes back what was decided. */
    void undo(AwaitedRow row);

    /** Puts on hold, or takes off it. */
    void hold(AwaitedRow row);

    /** Opens the private note. */
    void note(AwaitedRow row);

    /** Takes care of the person, or no longer. */
    void claim(AwaitedRow row);
}
