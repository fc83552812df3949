package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.ResultCode;
import java.time.Instant;

/** What a room does when somebody inside asks for something. */
@FunctionalInterface
interface RequestRule {
    /**
     * Carries the request out or refuses it.
     *
     * @param caller somebody inside the room
     * @param payload the first argument as sent; a missing node when there was none
     */
    Outcome apply(RoomState room, Member caller, JsonNode payload, Instant now);

    /** The same rule for moderators only. */
    static RequestRule forModerators(RequestRule rule) {
        return (room, caller, payload, now) ->
                caller.isModerator() ? rule.apply(room, caller, payload, now) : notAuthorised();
    }

    /** The answer to somebody who may not do this. */
    static Outcome notAuthorised() {
        return Outcome.refused(ResultCode.NOT_AUTHORISED, "Only a moderator may do this.");
    }

    /** The answer to a payload that cannot be meant. */
    static Outcome invalid(String sentence) {
        return Outcome.refused(ResultCode.INVALID_PARAMETER, sentence);
    }
}
