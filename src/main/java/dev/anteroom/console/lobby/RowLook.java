package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.enx.AwaitedParticipant;

/**
 * All that a row shows. Immutable.
 *
 * @param person the person as the server last said
 * @param state how the row stands
 * @param assessment what the desk thinks of the person
 * @param held whether the moderator said "not yet"
 * @param note the moderator's own words about the person, possibly empty; told to nobody
 * @param claim who takes care of the person
 */
public record RowLook(
        AwaitedParticipant person,
        RowState state,
        Assessment assessment,
        boolean held,
        String note,
        Claim claim) {
    static RowLook of(AwaitedParticipant person) {
        return new RowLook(
                person, new RowState.Waiting(), Assessment.UNKNOWN, false, "", Claim.NOBODY);
    }

    /** A new knock: whatever was decided about the last one is over, but the note still holds. */
    RowLook knockedAgain(AwaitedParticipant newPerson) {
        return new RowLook(
                newPerson, new RowState.Waiting(), assessment, false, note, Claim.NOBODY);
    }

    RowLook with(AwaitedParticipant newPerson) {
        return new RowLook(newPerson, state, assessment, held, note, claim);
    }

    RowLook with(RowState newState) {
        return new RowLook(person, newState, assessment, held, note, claim);
    }

    RowLook with(Assessment newAssessment) {
        return new RowLook(person, state, newAssessment, held, note, claim);
    }

    RowLook with(Claim newClaim) {
        return new RowLook(person, state, assessment, held, note, newClaim);
    }

    RowLook withHeld(boolean newHeld) {
        return new RowLook(person, state, assessment, newHeld, note, claim);
    }

    RowLook withNote(String newNote) {
        return new RowLook(person, state, assessment, held, newNote, claim);
    }
}
