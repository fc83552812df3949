package dev.anteroom.enx;

import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the media side of a room works with.
 *
 * @param engine null for a room without media
 * @param requestTimeout how long a request waits for its acknowledgement
 */
record MediaContext(
        RoomLoop loop,
        RtcEnvironment.Timer timer,
        LongSupplier nanos,
        Requests requests,
        Duration requestTimeout,
        @Nullable MediaEngine engine) {
    /** The engine, unless there is none or it did not start. */
    Optional<MediaEngine> usableEngine() {
        return Optional.ofNullable(engine)
                .filter(media -> !(media.state() instanceof MediaState.Unavailable));
    }
}
