package dev.anteroom.media.process;

import dev.anteroom.media.CaptureState;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.ScreenSource;
import java.util.List;

/** What the media process tells the console. */
sealed interface Event {
    /** News of one capture or link. */
    sealed interface OfHandle extends Event {
        /** Which. */
        int handle();
    }

    /** News of one view. */
    sealed interface OfView extends Event {
        /** Which. */
        int view();
    }

    /** The end of a call; each call ends once, unless its link was closed. */
    sealed interface Reply extends OfHandle {
        /** Which. */
        long call();
    }

    /** Still working: the answer to {@link Command.Beat}. */
    record Beat() implements Event {}

    record State(MediaState state) implements Event {}

    record Devices(DeviceCatalog devices) implements Event {}

    record Screens(List<ScreenSource> screens) implements Event {
        public Screens {
            screens = List.copyOf(screens);
        }
    }

    record Captured(int handle, CaptureState state) implements OfHandle {}

    record Linked(int handle, LinkState state) implements OfHandle {}

    record CandidateFound(int handle, IceCandidate candidate) implements OfHandle {
        /** Candidates hold addresses. */
        @Override
        public String toString() {
            return "CandidateFound[handle=" + handle + "]";
        }
    }

    record CandidatesEnd(int handle) implements OfHandle {}

    record Level(int handle, double level) implements OfHandle {}

    record Offered(int handle, long call, String sdp) implements Reply {
        /** Descriptions hold keys and addresses. */
        @Override
        public String toString() {
            return "Offered[handle=" + handle + "]";
        }
    }

    record Answered(int handle, long call) implements Reply {}

    record Measured(int handle, long call, LinkStatistics statistics) implements Reply {}

    /** A call failed; the sentence is without addresses and names. */
    record Refused(int handle, long call, String sentence) implements Reply {}

    /** A view's memory is mapped; its file is not needed any more. */
    record Mapped(int view, int region) implements OfView {}

    /** A frame came, of a size for which nothing was asked to be filled. */
    record Wanting(int view, int width, int height) implements OfView {}

    /**
     * The frame asked for last by {@link Command.Fill} is complete.
     *
     * @param captureNanos by {@link System#nanoTime}, which both processes share
     */
    record Filled(int view, long captureNanos) implements OfView {}
}
