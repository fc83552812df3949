package dev.anteroom.media.process;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.ScreenSource;
import dev.anteroom.media.SendLimits;
import java.util.List;

/**
 * What the console asks of the media process. Captures and links have ids that are never used
 * twice, given by the console; a command for what is over does nothing.
 */
sealed interface Command {
    /** A command for one capture or link. */
    sealed interface ForHandle extends Command {
        /** Which. */
        int handle();
    }

    record Capture(int handle, CaptureChoice choice) implements Command {}

    record CaptureScreen(int handle, ScreenSource source) implements Command {}

    record Publish(
            int handle, int capture, MediaKinds kinds, SendLimits limits, List<IceServer> servers)
            implements Command {
        public Publish {
            servers = List.copyOf(servers);
        }
    }

    record Subscribe(int handle, MediaKinds kinds, List<IceServer> servers) implements Command {
        public Subscribe {
            servers = List.copyOf(servers);
        }
    }

    record Change(int handle, CaptureChoice choice) implements ForHandle {}

    record EnableAudio(int handle, boolean enabled) implements ForHandle {}

    record EnableVideo(int handle, boolean enabled) implements ForHandle {}

    record Offer(int handle, long call) implements ForHandle {}

    record Answer(int handle, long call, String sdp) implements ForHandle {
        /** Descriptions hold keys and addresses. */
        @Override
        public String toString() {
            return "Answer[handle=" + handle + "]";
        }
    }

    record Candidate(int handle, IceCandidate candidate) implements ForHandle {
        /** Candidates hold addresses. */
        @Override
        public String toString() {
            return "Candidate[handle=" + handle + "]";
        }
    }

    record Limit(int handle, SendLimits limits) implements ForHandle {}

    record Volume(int handle, double volume) implements ForHandle {}

    record Measure(int handle, long call) implements ForHandle {}

    record Meter(int handle, boolean wanted) implements ForHandle {}

    /** Shows the picture in a view, which takes the place of any view before. */
    record Watch(int handle, int view) implements ForHandle {}

    record Unwatch(int handle) implements ForHandle {}

    record Close(int handle) implements ForHandle {}

    /**
     * Memory for a view's frames.
     *
     * @param file shared by both; its owner deletes it once it was mapped
     */
    record Share(int view, int region, String file, int bytes) implements Command {}

    /** A view's memory is not used any more. */
    record Unshare(int view, int region) implements Command {}

    /**
     * The next frame of a view is wanted here, if it comes in this size.
     *
     * @param width in pixels, as it comes
     * @param height in pixels, as it comes
     * @param scale what to bring it to
     * @param scaledWidth in pixels, scaled
     * @param scaledHeight in pixels, scaled
     */
    record Fill(
            int view,
            int width,
            int height,
            double scale,
            int scaledWidth,
            int scaledHeight,
            int region,
            int offset)
            implements Command {}

    /** The frame that a view asked about is not wanted; the next one may be. */
    record Skip(int view) implements Command {}

    record PlayOn(String speaker) implements Command {}

    record PlayTestTone() implements Command {}

    /** Answered by {@link Event.Beat}, once the thread for native calls has got to it. */
    record Beat() implements Command {}

    /** Closes everything and ends the process. */
    record End() implements Command {}
}
