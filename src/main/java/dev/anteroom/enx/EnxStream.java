package dev.anteroom.enx;

import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.VideoSink;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the room that is received: a talker slot, or a share (protocol section 5.4). Who is
 * in a talker slot changes without a new stream; {@link RoomMedia#talkers} says who. Thread-safe.
 */
public interface EnxStream {
    /** The stream's number: 1 to 12 for talkers, 101 for a screen. */
    int id();

    /**
     * Shows the picture somewhere; null for nowhere. After two seconds of that the server is asked
     * to send none (protocol section 5.5), so nothing is decoded either; then the next picture
     * comes as soon as the server has a key frame.
     */
    void watch(@Nullable VideoSink sink);

    /** Makes the sound louder or softer: 0 for silence, 1 as it comes. */
    void volume(double volume);

    /** Follows the sound's level, about five times a second; null for nobody. */
    void meter(@Nullable AudioMeter meter);

    /** Measures now. */
    CompletionStage<LinkStatistics> statistics();
}
