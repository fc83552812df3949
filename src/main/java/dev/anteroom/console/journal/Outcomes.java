package dev.anteroom.console.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.Decision;

/** How a decision ended, in a journal line. */
final class Outcomes {
    private Outcomes() {}

    static void write(ObjectNode line, Decision decision) {
        line.put("outcome", word(decision));
        if (decision instanceof Decision.Refused(int code, String message)) {
            line.put("code", code).put("message", InertText.of(message));
        }
    }

    static String word(Decision decision) {
        return switch (decision) {
            case Decision.Admitted _ -> "admitted";
            case Decision.Denied _ -> "denied";
            case Decision.AlreadyGone _ -> "already_gone";
            case Decision.DecidedElsewhere _ -> "decided_elsewhere";
            case Decision.RoomFull _ -> "room_full";
            case Decision.NotAllowed _ -> "not_allowed";
            case Decision.Refused _ -> "refused";
            case Decision.NotSent _ -> "not_sent";
            case Decision.Unconfirmed _ -> "unconfirmed";
        };
    }

    static Decision read(JsonNode line) throws JournalFormatException {
        return switch (JournalCodec.text(line, "outcome")) {
            case "admitted" -> new Decision.Admitted();
            case "denied" -> new Decision.Denied();
            case "already_gone" -> new Decision.AlreadyGone();
            case "decided_elsewhere" -> new Decision.DecidedElsewhere();
            case "room_full" -> new Decision.RoomFull();
            case "not_allowed" -> new Decision.NotAllowed();
            case "refused" ->
                    new Decision.Refused(
                            line.path("code").asInt(), JournalCodec.text(line, "message"));
            case "not_sent" -> new Decision.NotSent();
            case "unconfirmed" -> new Decision.Unconfirmed();
            default -> throw new JournalFormatException("an unknown outcome");
        };
    }
}
