package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.enx.AwaitedParticipant;

/**
 * A decision about one knock that was made and not sent yet.
 *
 * @param row where it shows
 * @param person the knock it is about: the same person may knock again meanwhile
 * @param verdict what was decided
 * @param by who decided
 */
record Planned(AwaitedRow row, AwaitedParticipant person, Verdict verdict, DecidedBy by) {
    static Planned now(AwaitedRow row, Verdict verdict) {
        return new Planned(row, row.person(), verdict, DecidedBy.MODERATOR);
    }

    /** Whether the row still shows the knock that was decided about. */
    boolean isSameKnock() {
        return row.person().order() == person.order();
    }
}
