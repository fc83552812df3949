package dev.anteroom.media;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engine without media. Thread-safe. */
final class OffEngine implements MediaEngine {
    static final MediaState.Unavailable OFF =
            new MediaState.Unavailable(MediaState.Why.OFF, "Media are off");

    @Override
    public MediaState state() {
        return OFF;
    }

    @Override
    public DeviceCatalog devices() {
        return DeviceCatalog.EMPTY;
    }

    @Override
    public Registration listen(MediaListener listener) {
        listener.onState(OFF);
        listener.onDevices(DeviceCatalog.EMPTY);
        return () -> {};
    }

    @Override
    public LocalMedia capture(CaptureChoice choice, CaptureListener listener) {
        return refused(CaptureState.Problem.NO_MEDIA, listener);
    }

    @Override
    public List<ScreenSource> screens() {
        return List.of();
    }

    @Override
    public LocalMedia captureScreen(ScreenSource source, CaptureListener listener) {
        return refused(CaptureState.Problem.SCREEN_REFUSED, listener);
    }

    @Override
    public PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener) {
        return new OffLink();
    }

    @Override
    public PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener) {
        return new OffLink();
    }

    @Override
    public void playOn(String speakerId) {}

    @Override
    public void playTestTone() {}

    @Override
    public void pulse(Runnable beat) {
        beat.run();
    }

    @Override
    public void close() {}

    /** A capture that has nothing open and says why. */
    static LocalMedia refused(CaptureState.Problem problem, CaptureListener listener) {
        CaptureState state =
                new CaptureState(Optional.empty(), Optional.empty(), Optional.of(problem));
        listener.onCapture(state);
        return new OffMedia(state);
    }

    private record OffMedia(CaptureState state) implements LocalMedia {
        @Override
        public void change(CaptureChoice choice) {}

        @Override
        public void enableAudio(boolean enabled) {}

        @Override
        public void enableVideo(boolean enabled) {}

        @Override
        public void watch(@Nullable VideoSink sink) {}

        @Override
        public void meter(@Nullable AudioMeter meter) {}

        @Override
        public void close() {}
    }
}
