package dev.anteroom.enx;

import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaRequests;
import java.time.Duration;

/**
 * Tells the server whether a received stream's picture is wanted (protocol section 5.5), so that
 * what nobody sees is neither sent nor decoded. Confined to the room's loop.
 */
final class PictureDemand {
    /** A picture that is left for a moment only, as when tiles are arranged anew, goes on. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final int streamId;
    private final MediaContext context;
    private Runnable cancelPatience = () -> {};
    private boolean up;
    private boolean watched;
    private boolean muted;

    PictureDemand(int streamId, MediaContext context) {
        this.streamId = streamId;
        this.context = context;
    }

    /** A new connection carries the stream; the server sends its picture until told otherwise. */
    void up() {
        up = true;
        muted = false;
        settle();
    }

    /** Nothing carries it. */
    void down() {
        up = false;
        cancelPatience.run();
    }

    void watched(boolean now) {
        watched = now;
        settle();
    }

    private void settle() {
        cancelPatience.run();
        if (!up || muted != watched) {
            return;
        }
        if (watched) {
            tell(false);
        } else {
            cancelPatience =
                    context.timer().after(PATIENCE, () -> context.loop().post(this::nobodyWatches));
        }
    }

    private void nobodyWatches() {
        if (up && !watched && !muted) {
            tell(true);
        }
    }

    private void tell(boolean nowMuted) {
        muted = nowMuted;
        context.requests()
                .tell(EventName.SIGNALING_MESSAGE, MediaRequests.muteReceived(streamId, nowMuted));
    }
}
