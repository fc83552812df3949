package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A camera and a microphone, shared by the preview and the links that send them. Everything but the
 * public methods runs on the rtc thread.
 */
final class DeviceCapture extends NativeCapture {
    private final TaskThread rtc;
    private final PictureOutlet pictures = new PictureOutlet();
    private CaptureChoice choice;
    private @Nullable Opened opened;

    DeviceCapture(TaskThread rtc, CaptureChoice choice, CaptureListener listener) {
        super(rtc, listener);
        this.rtc = rtc;
        this.choice = choice;
    }

    /** What is opened of it. */
    private record Opened(VoiceOutlet voice, CameraSlot camera, MicrophoneSlot microphone) {}

    @Override
    void begin(NativeParts parts, NativeScope owned) {
        VoiceOutlet voice =
                new VoiceOutlet(owned.own(new CustomAudioSource(), CustomAudioSource::dispose));
        opened =
                new Opened(
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
        if (!now.equals(state())) {
            report(now);
        }
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
                    pictures.send(enabled);
                    parts.camera().adjust();
                    report();
                });
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        whenOpen(
                parts -> {
                    pictures.watch(sink);
                    parts.camera().adjust();
                    report();
                });
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        whenOpen(parts -> parts.voice().meter(meter));
    }

    private void whenOpen(Consumer<Opened> task) {
        whileOpen(() -> task.accept(Objects.requireNonNull(opened)));
    }

    @Override
    void stop() {
        Opened parts = opened;
        if (parts != null) {
            parts.camera().close();
            parts.microphone().close();
            opened = null;
        }
    }

    @Override
    public PictureOutlet pictures() {
        return pictures;
    }

    @Override
    public AudioTrackSource voice() {
        return Objects.requireNonNull(opened, "hold it first").voice().source();
    }
}
