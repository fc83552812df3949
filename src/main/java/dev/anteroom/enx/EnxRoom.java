package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import java.util.List;
import java.util.Optional;
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
     * Sends one's camera and microphone to the room (section 5.1). How it stands is {@link
     * RoomMedia#own}; after a lost connection it is published again by itself, with the mutes it
     * had. Set-up that fails is tried again a few times.
     *
     * <p>Ends as {@code Done} when the room gets the stream; as {@code Refused} with 1130 while one
     * waits for a moderator, 1140 when something is published already, 1160 when no media
     * connection came about, 1170 without media on this machine, or as the server says.
     *
     * @param media stays the caller's to close, after {@link #unpublish}
     */
    CompletionStage<RequestOutcome> publish(LocalMedia media, PublishOptions options);

    /**
     * Takes one's camera and microphone back (section 5.5). Sending ends at once, whatever the
     * server answers; {@code Unchanged} when nothing was published.
     */
    CompletionStage<RequestOutcome> unpublish();

    /**
     * Silences one's published microphone, or lets it be heard again ({@code user-audio-muted},
     * section 4.4). Silence comes at once; sound comes back only when the server agreed. {@code
     * Refused} with 1176 while a moderator holds the microphone, with 1159 when none is published.
     */
    CompletionStage<RequestOutcome> muteSelfAudio(boolean muted);

    /**
     * Switches one's published camera off or on ({@code user-video-muted}, section 4.4). Off comes
     * at once, on only when the server agreed. Refused as {@link #muteSelfAudio} is.
     */
    CompletionStage<RequestOutcome> muteSelfVideo(boolean muted);

    /**
     * Shows a screen to the room (section 4.9), beside the camera. Ends as {@link #publish} does;
     * {@code Refused} with 4108 when somebody else shows a screen.
     *
     * @param screen stays the caller's to close, after {@link #unpublishShare}
     */
    CompletionStage<RequestOutcome> publishShare(LocalMedia screen);

    /** Shows the screen no longer. As {@link #unpublish}. */
    CompletionStage<RequestOutcome> unpublishShare();

    /**
     * A stream of the room that is or was received, by its number. The same object for the whole
     * stay, also across reconnects: what it shows where is kept. Never blocks.
     *
     * @return empty when the room has announced no such stream, or for a room without media
     */
    Optional<EnxStream> stream(int id);

    /** Measures what is sent from one's own camera and microphone; nothing when none is. */
    CompletionStage<LinkStatistics> ownStatistics();

    /**
     * Says how many talkers are shown ({@code setNumberOfTalker}, section 4.7); so many talker
     * slots at most are received. Without it, all that the room announces.
     *
     * @throws IllegalArgumentException if not from 0 to 12
     */
    CompletionStage<RequestOutcome> setTalkerCount(int talkers);

    /**
     * Leaves ({@code drop {self:true}}, section 4.1). The stay is over at once; the stage ends when
     * the server has heard of it, or after a second. Twice is fine. Ends any joining or
     * reconnecting, then as {@code NotSent}.
     */
    CompletionStage<RequestOutcome> disconnect();
}
