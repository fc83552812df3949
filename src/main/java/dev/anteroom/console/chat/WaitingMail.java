package dev.anteroom.console.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Finds out once in a stay whether the room carries messages to people who wait, which its protocol
 * leaves open: application data without a content goes to one of them, and the server's answer
 * decides. For the JavaFX application thread, or for one thread of a test.
 */
final class WaitingMail {
    private final EnxRoom room;
    private final Executor fx;
    private Knowledge knowledge = Knowledge.UNKNOWN;

    /** What is known of the room. */
    enum Knowledge {
        /** Nothing yet. */
        UNKNOWN,
        /** The answer is out. */
        ASKING,
        /** The server takes such messages. */
        CARRIED,
        /** The server does not. */
        NOT_CARRIED
    }

    WaitingMail(EnxRoom room, Executor fx) {
        this.room = room;
        this.fx = fx;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /**
     * Asks the room, unless that was done.
     *
     * @param told given what is known then, and the server's answer
     */
    void ask(AwaitedParticipant person, BiConsumer<Knowledge, RequestOutcome> told) {
        if (knowledge != Knowledge.UNKNOWN) {
            return;
        }
        knowledge = Knowledge.ASKING;
        ObjectNode probe = JsonNodeFactory.instance.objectNode().put("anteroom", "probe");
        room.sendUserData(probe, false, List.of(person.id().value()))
                .thenAcceptAsync(
                        outcome -> {
                            knowledge = meaning(outcome);
                            told.accept(knowledge, outcome);
                        },
                        fx);
    }

    private static Knowledge meaning(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Done _ -> Knowledge.CARRIED;
            case RequestOutcome.Refused _, RequestOutcome.NotAllowed _ -> Knowledge.NOT_CARRIED;
            case RequestOutcome.Unchanged _,
                    RequestOutcome.NotSent _,
                    RequestOutcome.Unconfirmed _ ->
                    Knowledge.UNKNOWN;
        };
    }
}
