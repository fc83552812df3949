package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole screen, without sound. Everything but the public methods runs on the rtc thread. */
final class ScreenCapture implements EngineMedia {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenCapture.class);
    private static final int FRAMES_PER_SECOND = 15;
    private static final CaptureState REFUSED =
            new CaptureState(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(CaptureState.Problem.SCREEN_REFUSED));

    private final RtcThread rtc;
    private final CaptureListener listener;
    private final FrameTap preview = new FrameTap();
    private volatile CaptureState state = CaptureState.NOTHING;
    private volatile boolean closed;
    private @Nullable Opened opened;
    private @Nullable Runnable onEnd;
    private boolean running;
    private boolean tapped;
    private int holders;

    ScreenCapture(RtcThread rtc, CaptureListener listener) {
        this.rtc = rtc;
        this.listener = listener;
    }

    /** What is native about it. */
    private record Opened(
            NativeScope scope,
            VideoDesktopSource source,
            CustomAudioSource silence,
            VideoTrack track) {}

    /** Begins. */
    void open(NativeParts parts, Runnable whenEnded) {
        if (closed) {
            whenEnded.run();
            return;
        }
        onEnd = whenEnded;
        holders = 1;
        NativeScope scope = parts.scope();
        VideoDesktopSource source =
                scope.own(new VideoDesktopSource(), VideoDesktopSource::dispose);
        CustomAudioSource silence = scope.own(new CustomAudioSource(), CustomAudioSource::dispose);
        VideoTrack track =
                scope.own(
                        parts.sending().factory().createVideoTrack("screen", source),
                        VideoTrack::dispose);
        source.setFrameRate(FRAMES_PER_SECOND);
        opened = new Opened(scope, source, silence, track);
        run(true);
        listener.onCapture(state);
    }

    /** There is no such screen. */
    void refuse() {
        state = REFUSED;
        listener.onCapture(REFUSED);
    }

    private void run(boolean wanted) {
        if (opened == null || running == wanted) {
            return;
        }
        running = wanted;
        try {
            if (wanted) {
                opened.source().start();
            } else {
                opened.source().stop();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("The screen is not captured: {}", e.toString());
            running = false;
            refuse();
        }
    }

    @Override
    public CaptureState state() {
        return state;
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
        onRtc(() -> run(enabled));
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        preview.watch(sink);
        onRtc(this::applyTap);
    }

    private void applyTap() {
        if (opened == null || tapped == preview.watched()) {
            return;
        }
        tapped = preview.watched();
        if (tapped) {
            opened.track().addSink(preview);
        } else {
            opened.track().removeSink(preview);
        }
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        // a screen has no sound
    }

    private void onRtc(Runnable task) {
        rtc.run(
                () -> {
                    if (opened != null && !closed) {
                        task.run();
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        rtc.run(this::end);
    }

    @Override
    public void end() {
        closed = true;
        Runnable whenEnded = onEnd;
        if (whenEnded == null) {
            return;
        }
        onEnd = null;
        run(false);
        preview.watch(null);
        applyTap();
        letGo();
        state = CaptureState.NOTHING;
        listener.onCapture(state);
        whenEnded.run();
    }

    @Override
    public VideoTrackSource pictures() {
        return held().source();
    }

    @Override
    public AudioTrackSource voice() {
        return held().silence();
    }

    @Override
    public void limitRate(int framesPerSecond) {
        int most = framesPerSecond > 0 ? framesPerSecond : FRAMES_PER_SECOND;
        held().source().setFrameRate(Math.min(FRAMES_PER_SECOND, most));
    }

    private Opened held() {
        if (opened == null) {
            throw new IllegalStateException("Hold it first.");
        }
        return opened;
    }

    @Override
    public boolean hold() {
        if (closed || opened == null) {
            return false;
        }
        holders++;
        return true;
    }

    @Override
    public void letGo() {
        holders--;
        if (holders == 0 && opened != null) {
            opened.scope().close();
            opened = null;
        }
    }
}
