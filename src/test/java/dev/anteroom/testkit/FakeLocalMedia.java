package dev.anteroom.testkit;

import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.CaptureListener;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.VideoSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Devices that open when the test says so. Safe to use from two threads. */
public final class FakeLocalMedia implements LocalMedia {
    private final List<CaptureChoice> choices = new CopyOnWriteArrayList<>();
    private final CaptureListener listener;
    private volatile CaptureState state = CaptureState.NOTHING;
    private volatile boolean audioEnabled = true;
    private volatile boolean videoEnabled = true;
    private volatile boolean closed;
    private volatile @Nullable VideoSink sink;
    private volatile @Nullable AudioMeter meter;

    FakeLocalMedia(CaptureListener listener) {
        this.listener = listener;
    }

    /** Devices that nobody follows. */
    public FakeLocalMedia() {
        this(state -> {});
    }

    /** What is open changes. */
    public void state(CaptureState newState) {
        state = newState;
        listener.onCapture(newState);
    }

    /** Shows a picture of one colour where it is watched; false when nobody took it. */
    public boolean show(int width, int height, int argb) {
        return FakeFrames.show(sink, width, height, argb);
    }

    /** Tells a level to whoever follows it. */
    public void level(double level) {
        AudioMeter follower = meter;
        if (follower != null) {
            follower.level(level);
        }
    }

    /** Every choice made, oldest first; none for a screen. */
    public List<CaptureChoice> choices() {
        return List.copyOf(choices);
    }

    /** The newest choice. */
    public Optional<CaptureChoice> choice() {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.getLast());
    }

    /** Whether sound is sent, where it is published. */
    public boolean isAudioEnabled() {
        return audioEnabled;
    }

    /** Whether pictures are sent, where it is published. */
    public boolean isVideoEnabled() {
        return videoEnabled;
    }

    /** Whether somebody watches. */
    public boolean isWatched() {
        return sink != null;
    }

    /** Whether somebody follows the level. */
    public boolean isMetered() {
        return meter != null;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CaptureState state() {
        return state;
    }

    @Override
    public void change(CaptureChoice choice) {
        choices.add(choice);
    }

    @Override
    public void enableAudio(boolean enabled) {
        audioEnabled = enabled;
    }

    @Override
    public void enableVideo(boolean enabled) {
        videoEnabled = enabled;
    }

    @Override
    public void watch(@Nullable VideoSink newSink) {
        sink = newSink;
    }

    @Override
    public void meter(@Nullable AudioMeter newMeter) {
        meter = newMeter;
    }

    @Override
    public void close() {
        closed = true;
    }
}
