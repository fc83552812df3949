package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole screen, without sound. Everything but the public methods runs on the rtc thread. */
final class ScreenCapture extends NativeCapture {
    /** There is no such screen, or it cannot be captured. */
    static final CaptureState REFUSED =
            new CaptureState(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(CaptureState.Problem.SCREEN_REFUSED));

    private static final Logger LOG = LoggerFactory.getLogger(ScreenCapture.class);
    private static final int FRAMES_PER_SECOND = 15;

    private final PictureOutlet pictures = new PictureOutlet();
    private @Nullable VideoDesktopSource source;
    private @Nullable CustomAudioSource silence;
    private boolean running;

    ScreenCapture(TaskThread rtc, CaptureListener listener) {
        super(rtc, listener);
    }

    @Override
    void begin(NativeParts parts, NativeScope owned) {
        VideoDesktopSource screen =
                owned.own(new VideoDesktopSource(), VideoDesktopSource::dispose);
        silence = owned.own(new CustomAudioSource(), CustomAudioSource::dispose);
        VideoTrack track =
                owned.own(
                        parts.sending().factory().createVideoTrack("screen", screen),
                        VideoTrack::dispose);
        VideoTrackSink passing = owned.own(this::pass, track::removeSink);
        track.addSink(passing);
        screen.setFrameRate(FRAMES_PER_SECOND);
        source = screen;
        run(true);
        report(state());
    }

    private void pass(VideoFrame frame) {
        try {
            pictures.put(frame);
        } finally {
            frame.release();
        }
    }

    private void run(boolean wanted) {
        VideoDesktopSource screen = source;
        if (screen == null || running == wanted) {
            return;
        }
        running = wanted;
        try {
            if (wanted) {
                screen.start();
            } else {
                screen.stop();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("The screen is not captured: {}", e.toString());
            running = false;
            report(REFUSED);
        }
    }

    @Override
    public void change(CaptureChoice choice) {
        // a screen is not a device
    }

    @Override
    public void enableAudio(boolean enabled) {
        // a screen has no sound
    }

    @Override
    public void enableVideo(boolean enabled) {
        whileOpen(() -> run(enabled));
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        pictures.watch(sink);
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        // a screen has no sound
    }

    @Override
    void stop() {
        run(false);
        pictures.watch(null);
    }

    @Override
    public PictureOutlet pictures() {
        return pictures;
    }

    @Override
    public AudioTrackSource voice() {
        return Objects.requireNonNull(silence, "hold it first");
    }
}
