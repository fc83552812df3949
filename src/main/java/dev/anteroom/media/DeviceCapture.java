package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A camera and a microphone, shared by the preview and the links that send them. Everything but the
 * public methods runs on the rtc thread.
 */
final class DeviceCapture implements EngineMedia {
    private final RtcThread rtc;
    private final CaptureListener listener;
    private CaptureChoice choice;
    private volatile CaptureState state = CaptureState.NOTHING;
    private volatile boolean closed;
    private @Nullable Opened opened;
    private @Nullable Runnable onEnd;
    private int holders;

    DeviceCapture(RtcThread rtc, CaptureChoice choice, CaptureListener listener) {
        this.rtc = rtc;
        this.choice = choice;
        this.listener = listener;
    }

    /** What is native about it. */
    private record Opened(
            NativeScope scope,
            PictureOutlet pictures,
            VoiceOutlet voice,
            CameraSlot camera,
            MicrophoneSlot microphone) {}

    /** Opens the devices for the first time; it comes before any other task of this capture. */
    void open(NativeParts parts, Runnable whenEnded) {
        if (closed) {
            whenEnded.run();
            return;
        }
        onEnd = whenEnded;
        holders = 1;
        NativeScope scope = parts.scope();
        PictureOutlet pictures =
                new PictureOutlet(scope.own(new CustomVideoSource(), CustomVideoSource::dispose));
        VoiceOutlet voice =
                new VoiceOutlet(scope.own(new CustomAudioSource(), CustomAudioSource::dispose));
        opened =
                new Opened(
                        scope,
                        pictures,
                        voice,
                        new CameraSlot(parts::scope, parts.cameras(), pictures),
                        new MicrophoneSlot(
                                rtc,
                                parts::scope,
                                parts.sound(),
                                parts.speaker(),
                                voice,
                                this::report));
        choose(opened);
        report();
    }

    /** There is nothing to open, and why. */
    void refuse(CaptureState refusal) {
        state = refusal;
        listener.onCapture(refusal);
    }

    private void choose(Opened parts) {
        parts.camera().choose(choice.camera(), choice.mode());
        parts.microphone().choose(choice.microphone(), choice.processing());
    }

    @Override
    public void devicesChanged() {
        if (opened != null) {
            opened.camera().devicesChanged();
            opened.microphone().devicesChanged();
            report();
        }
    }

    private void report() {
        Opened parts = opened;
        if (parts == null) {
            return;
        }
        CaptureState now =
                new CaptureState(
                        parts.camera().inUse(),
                        parts.microphone().inUse(),
                        parts.camera().problem().or(parts.microphone()::problem));
        if (!now.equals(state)) {
            state = now;
            listener.onCapture(now);
        }
    }

    @Override
    public CaptureState state() {
        return state;
    }

    @Override
    public void change(CaptureChoice changed) {
        whenOpen(
                parts -> {
                    choice = changed;
                    choose(parts);
                    report();
                });
    }

    @Override
    public void enableAudio(boolean enabled) {
        whenOpen(parts -> parts.voice().send(enabled));
    }

    @Override
    public void enableVideo(boolean enabled) {
        whenOpen(
                parts -> {
                    parts.pictures().send(enabled);
                    parts.camera().adjust();
                    report();
                });
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        whenOpen(
                parts -> {
                    parts.pictures().watch(sink);
                    parts.camera().adjust();
                    report();
                });
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        whenOpen(parts -> parts.voice().meter(meter));
    }

    private void whenOpen(Consumer<Opened> task) {
        rtc.run(
                () -> {
                    if (opened != null && !closed) {
                        task.accept(opened);
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
        Opened parts = opened;
        if (whenEnded == null || parts == null) {
            return;
        }
        onEnd = null;
        parts.camera().close();
        parts.microphone().close();
        letGo();
        state = CaptureState.NOTHING;
        listener.onCapture(state);
        whenEnded.run();
    }

    @Override
    public VideoTrackSource pictures() {
        return held().pictures().source();
    }

    @Override
    public AudioTrackSource voice() {
        return held().voice().source();
    }

    @Override
    public void limitRate(int framesPerSecond) {
        held().pictures().limitRate(framesPerSecond);
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
