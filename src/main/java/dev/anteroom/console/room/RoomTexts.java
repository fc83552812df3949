package dev.anteroom.console.room;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.enx.RoomSnapshot;
import java.util.Locale;
import java.util.StringJoiner;

/** The room window's sentences, some of which other screens need too. */
public final class RoomTexts {
    private final Texts texts = Texts.of("room");

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** Why a stay ended, in one sentence for the person who stayed. */
    public String ended(DisconnectReason reason) {
        String sentence = texts.get("ended." + reason.kind().name().toLowerCase(Locale.ROOT));
        boolean serverKnowsMore =
                reason.kind() == DisconnectReason.Kind.JOIN_REFUSED && !reason.message().isEmpty();
        return serverKnowsMore ? texts.get("ended.with", sentence, reason.message()) : sentence;
    }

    /** What closing the window would leave behind; empty when there is nothing. */
    String parting(int unsent, int waiting, int others) {
        StringJoiner words = new StringJoiner(" ");
        if (unsent > 0) {
            words.add(texts.get("leaving.unsent", unsent));
        }
        if (waiting > 0) {
            words.add(texts.get("parting.waiting", waiting));
        }
        if (others > 0) {
            words.add(texts.get("parting.others", others));
        }
        return words.toString();
    }

    /** Why a request did not come true; empty when it did. */
    String problem(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Done _, RequestOutcome.Unchanged _ -> "";
            case RequestOutcome.NotAllowed _ -> texts.get("problem.notAllowed");
            case RequestOutcome.NotSent _ -> texts.get("problem.notSent");
            case RequestOutcome.Unconfirmed _ -> texts.get("problem.unconfirmed");
            case RequestOutcome.Refused(int code, String message) ->
                    message.isEmpty()
                            ? texts.get("problem.refused.code", Integer.toString(code))
                            : texts.get("problem.refused", message, Integer.toString(code));
        };
    }

    /** How the room stands with its server, and what one may do there. */
    String connection(RoomSnapshot room) {
        return switch (room.connection()) {
            case ConnectionState.Connecting _ -> texts.get("connection.connecting");
            case ConnectionState.Awaiting _ -> texts.get("connection.awaiting");
            case ConnectionState.Connected _ ->
                    texts.get("connection.connected", role(room.role()));
            case ConnectionState.Reconnecting(int attempt, int attempts) ->
                    texts.get("connection.reconnecting", attempt, attempts);
            case ConnectionState.Disconnected(DisconnectReason reason) -> ended(reason);
        };
    }

    String role(RoomRole role) {
        return texts.get("role." + role.name().toLowerCase(Locale.ROOT));
    }
}
