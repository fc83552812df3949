package dev.anteroom.console.guard;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.trust.RoomTrust;
import dev.anteroom.enx.ClientId;
import java.util.function.Consumer;

/**
 * What the guard of one stay is made of.
 *
 * @param trust what is decided about trust
 * @param memory keeps lists of expected people beyond the session
 */
public record GuardParts(RoomTrust trust, ExpectedMemory memory) {
    /**
     * Makes the model of the bars.
     *
     * @param status says what happened in a lower tone
     * @param askToRemove asks the moderator whether somebody in the room shall be removed
     */
    public GuardModel model(StatusLine status, Consumer<ClientId> askToRemove) {
        return new GuardModel(trust, memory, status, askToRemove);
    }
}
