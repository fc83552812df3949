package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A camera and a microphone. Everything but the public methods runs on the rtc thread. */
final class DeviceCapture implements LocalMedia, Sendable {
    private final RtcThread rtc;
    private final Supplier<NativeScope> scopes;
    private final CaptureListener listener;
    private final NativeScope sources;
    private volatile CaptureState state = CaptureState.NOTHING;
    private volatile boolean closed;
    private CaptureChoice choice;
    private boolean videoEnabled = true;
    private boolean audioEnabled = true;
    private @Nullable VideoSink watcher;
    private @Nullable AudioMeter follower;
    private @Nullable PictureOutlet pictures;
    private @Nullable VoiceOutlet voice;
    private @Nullable NativeScope camera;
    private @Nullable NativeScope microphone;
    private @Nullable Runnable onEnd;
    private int holders;

    DeviceCapture(
            RtcThread rtc,
            Supplier<NativeScope> scopes,
            CaptureChoice choice,
            CaptureListener listener) {
        this.rtc = rtc;
        this.scopes = scopes;
        this.sources = scopes.get();
        this.choice = choice;
        this.listener = listener;
    }

    /** Opens the devices for the first time. */
    void open(Runnable whenEnded) {
        onEnd = whenEnded;
        if (closed) {
            whenEnded.run();
            return;
        }
        pictures =
                new PictureOutlet(sources.own(new CustomVideoSource(), CustomVideoSource::dispose));
        voice = new VoiceOutlet(sources.own(new CustomAudioSource(), CustomAudioSource::dispose));
        pictures.send(videoEnabled);
        pictures.watch(watcher);
        voice.send(audioEnabled);
        voice.meter(follower);
        holders = 1;
        adjust();
        report();
    }

    private void adjust() {
        adjustCamera();
        adjustMicrophone();
    }

    private void adjustCamera() {
        PictureOutlet outlet = pictures;
        if (outlet == null) {
            return;
        }
        boolean wanted = choice.camera().isPresent() && outlet.needed() && !closed;
        if (wanted && camera == null) {
            NativeScope scope = scopes.get();
            new SyntheticCamera(choice.mode(), outlet, scope);
            camera = scope;
        } else if (!wanted && camera != null) {
            camera.close();
            camera = null;
        }
    }

    private void adjustMicrophone() {
        VoiceOutlet outlet = voice;
        if (outlet == null) {
            return;
        }
        boolean wanted = choice.microphone().isPresent() && !closed;
        if (wanted && microphone == null) {
            NativeScope scope = scopes.get();
            new SyntheticMicrophone(outlet, scope);
            microphone = scope;
        } else if (!wanted && microphone != null) {
            microphone.close();
            microphone = null;
        }
    }

    private void report() {
        state =
                new CaptureState(
                        choice.camera().map(id -> SyntheticCamera.DEVICE),
                        choice.microphone().map(id -> SyntheticMicrophone.DEVICE),
                        Optional.empty());
        listener.onCapture(state);
    }

    @Override
    public CaptureState state() {
        return state;
    }

    @Override
    public void change(CaptureChoice changed) {
        onRtc(
                () -> {
                    closeFeeds();
                    choice = changed;
                    adjust();
                    report();
                });
    }

    @Override
    public void enableAudio(boolean enabled) {
        onRtc(
                () -> {
                    audioEnabled = enabled;
                    if (voice != null) {
                        voice.send(enabled);
                    }
                });
    }

    @Override
    public void enableVideo(boolean enabled) {
        onRtc(
                () -> {
                    videoEnabled = enabled;
                    if (pictures != null) {
                        pictures.send(enabled);
                        adjustCamera();
                    }
                });
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        onRtc(
                () -> {
                    watcher = sink;
                    if (pictures != null) {
                        pictures.watch(sink);
                        adjustCamera();
                    }
                });
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        onRtc(
                () -> {
                    follower = meter;
                    if (voice != null) {
                        voice.meter(meter);
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        rtc.run(this::end);
    }

    /** Ends the capture now, on the rtc thread. */
    void end() {
        closed = true;
        if (onEnd == null) {
            return;
        }
        Runnable whenEnded = onEnd;
        onEnd = null;
        closeFeeds();
        letGo();
        state = CaptureState.NOTHING;
        listener.onCapture(state);
        whenEnded.run();
    }

    private void closeFeeds() {
        if (camera != null) {
            camera.close();
            camera = null;
        }
        if (microphone != null) {
            microphone.close();
            microphone = null;
        }
    }

    @Override
    public VideoTrackSource pictures() {
        if (pictures == null) {
            throw new IllegalStateException("Not open yet");
        }
        return pictures.source();
    }

    @Override
    public AudioTrackSource voice() {
        if (voice == null) {
            throw new IllegalStateException("Not open yet");
        }
        return voice.source();
    }

    @Override
    public boolean hold() {
        if (closed || pictures == null) {
            return false;
        }
        holders++;
        return true;
    }

    @Override
    public void letGo() {
        if (--holders == 0) {
            pictures = null;
            voice = null;
            sources.close();
        }
    }

    private void onRtc(Runnable task) {
        rtc.run(
                () -> {
                    if (!closed) {
                        task.run();
                    }
                });
    }
}
