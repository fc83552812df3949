package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A room, joined or being joined. Every method may be called from any thread and returns at once;
 * results and callbacks come on the room's loop. A request made while not connected ends as {@code
 * NotSent} and is never sent later.
 */
public interface EnxRoom {
    /** The newest state. Never blocks. */
    RoomSnapshot snapshot();

    /** Who waits, as the server last said. The same as {@code snapshot().lobby()}. */
    LobbySnapshot awaitedParticipants();

    /** Starts to tell a listener; it is called with the current snapshot first. */
    Subscription listen(RoomListener listener);

    /**
     * Lets an awaited person in ({@code user-allowed}, protocol section 3.3). A second decision on
     * the same person while one is under way gets the first one's result.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<Decision> approveAwaitedUser(String clientId);

    /**
     * Turns an awaited person away ({@code user-denied}, protocol section 3.3). A second decision
     * on the same person while one is under way gets the first one's result.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<Decision> denyAwaitedUser(String clientId);

    /**
     * Reads the awaited list again and replaces ours by it ({@code getAwaitedUser}, section 3.3).
     * An answer that is refused, unreadable or missing changes nothing.
     */
    CompletionStage<RequestOutcome> refreshAwaitedUsers();

    /** Makes people knock, or lets them straight in ({@code enableKnock}, section 3.3). */
    CompletionStage<RequestOutcome> enableKnock(boolean enabled);

    /** Lets nobody else join ({@code lockRoom}, section 4.3). */
    CompletionStage<RequestOutcome> lockRoom();

    /** Lets people join again ({@code lockRoom}, section 4.3). */
    CompletionStage<RequestOutcome> unLockRoom();

    /**
     * Removes people ({@code drop}, section 4.1).
     *
     * @throws IllegalArgumentException if the list is empty, which on the wire would mean
     *     everybody, or holds a blank id
     */
    CompletionStage<RequestOutcome> dropUser(List<String> clientIds);

    /** Mutes everybody but moderators ({@code room-muted}, section 4.4). */
    CompletionStage<RequestOutcome> hardMute();

    /** Ends {@link #hardMute()} ({@code room-unmuted}, section 4.4). */
    CompletionStage<RequestOutcome> hardUnMute();

    /**
     * Mutes one person's microphone ({@code hardmute-user-audio}, section 4.4).
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<RequestOutcome> hardMuteUserAudio(String clientId);

    /**
     * Releases one person's microphone ({@code hardunmute-user-audio}, section 4.4).
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<RequestOutcome> hardUnMuteUserAudio(String clientId);

    /**
     * Mutes one person's camera ({@code hardmute-user-video}, section 4.4).
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<RequestOutcome> hardMuteUserVideo(String clientId);

    /**
     * Releases one person's camera ({@code hardunmute-user-video}, section 4.4).
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<RequestOutcome> hardUnMuteUserVideo(String clientId);

    /**
     * Sends chat ({@code sendDataStreamToRoom}, section 4.6).
     *
     * @param broadcast to everybody in the room; then the ids are ignored
     * @param clientIds whom to send to when not to everybody
     * @throws IllegalArgumentException if not to everybody and the list is empty or holds a blank
     *     id
     */
    CompletionStage<RequestOutcome> sendMessage(
            String message, boolean broadcast, List<String> clientIds);

    /**
     * Sends application data ({@code sendDataStreamToRoom} of type {@code user_data}, section 4.6).
     *
     * @throws IllegalArgumentException if not to everybody and the list is empty or holds a blank
     *     id
     */
    CompletionStage<RequestOutcome> sendUserData(
            JsonNode data, boolean broadcast, List<String> clientIds);

    /**
     * Hands the moderator role to somebody in the room ({@code switchUserRole}, section 4.5).
     *
     * @throws IllegalArgumentException if the id is blank
     */
    CompletionStage<RequestOutcome> switchUserRole(String clientId);

    /**
     * Leaves ({@code drop {self:true}}, section 4.1). The stay is over at once; the stage ends when
     * the server has heard of it, or after a second. Twice is fine. Ends any joining or
     * reconnecting, then as {@code NotSent}.
     */
    CompletionStage<RequestOutcome> disconnect();
}
