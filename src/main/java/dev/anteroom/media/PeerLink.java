package dev.anteroom.media;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection. It always offers and the other side answers (protocol section 5).
 * Thread-safe; every method returns at once. After {@link #close} all do nothing.
 */
public interface PeerLink extends AutoCloseable {
    /** Makes the offer. Fails with a {@link MediaException} when there are no media. */
    CompletionStage<String> offer();

    /** Takes the answer. Fails with a {@link MediaException} when it cannot be used. */
    CompletionStage<@Nullable Void> answer(String sdp);

    /** Takes a candidate of the other side; one that cannot be used is logged and dropped. */
    void candidate(IceCandidate candidate);

    /** Changes what may be sent; nothing on a link that receives. */
    void limit(SendLimits limits);

    /**
     * Shows the received picture somewhere. With null the picture is not converted. What comes is
     * decoded all the same: who wants that saved asks the server not to send it.
     */
    void watch(@Nullable VideoSink sink);

    /** Makes the received sound louder or softer: 0 for silence, 1 as it comes. */
    void volume(double volume);

    /** Follows the received sound's level, about five times a second; null for nobody. */
    void meter(@Nullable AudioMeter meter);

    /** Measures now. */
    CompletionStage<LinkStatistics> statistics();

    /** Ends the connection. Twice is fine. */
    @Override
    void close();
}
