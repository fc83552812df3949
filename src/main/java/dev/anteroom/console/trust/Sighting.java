package dev.anteroom.console.trust;

import dev.anteroom.enx.Participant;
import java.time.Instant;

/**
 * Somebody who came into a knock room, or whose coming is seen in another light now. Immutable.
 *
 * @param person who; the name is a claim
 * @param at when that was found
 * @param finding how the person came in, as far as the desk can tell
 */
public record Sighting(Participant person, Instant at, Finding finding) {
    /** How somebody came in. */
    public enum Finding {
        /** Nobody let this person in: an alarm. */
        UNAPPROVED,
        /** Another moderator did. */
        ADMITTED_ELSEWHERE,
        /** Moderators need not knock. */
        MODERATOR,
        /** Somebody of this name was here a moment ago and lost the connection, it seems. */
        CAME_BACK,
        /** Came while this desk had no connection. */
        CAME_WHILE_AWAY
    }
}
