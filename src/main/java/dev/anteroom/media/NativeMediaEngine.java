package dev.anteroom.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine over the native library. Everything but the public methods runs on the rtc thread. */
final class NativeMediaEngine implements MediaEngine {
    private static final Logger LOG = LoggerFactory.getLogger(NativeMediaEngine.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final Duration CAMERA_WATCH = Duration.ofSeconds(2);
    private static final long FIRST_SOUND_MILLIS = 2000;

    private final TaskThread rtc = new TaskThread("anteroom-rtc");
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final List<MediaListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<NativeLink> links = new HashSet<>();
    private final Set<EngineMedia> captures = new HashSet<>();
    private volatile MediaState state = new MediaState.Starting();
    private volatile DeviceCatalog devices = DeviceCatalog.EMPTY;
    private volatile List<ScreenSource> screens = List.of();
    private @Nullable NativeParts parts;

    private NativeMediaEngine() {}

    static NativeMediaEngine start(
            NativeLibrary library, Supplier<SoundSystem> sound, Cameras cameras) {
        NativeMediaEngine engine = new NativeMediaEngine();
        engine.rtc.run(() -> engine.begin(library, sound, cameras));
        return engine;
    }

    private void begin(NativeLibrary library, Supplier<SoundSystem> sound, Cameras cameras) {
        try {
            library.load();
            NativeParts opened = NativeParts.open(rtc, live, sound.get(), cameras);
            parts = opened;
            cameras.refresh();
            screens = Screens.find(System.getenv());
            followSound(opened.sound());
            rtc.every(CAMERA_WATCH, this::lookForCameras);
            devicesChanged();
        } catch (NativeLibrary.Unloadable e) {
            become(new MediaState.Unavailable(e.why(), String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            LOG.warn("The media engine did not start", e);
            become(new MediaState.Unavailable(MediaState.Why.FAILED, e.toString()));
        }
    }

    /** Waits for the first list of devices, so that no capture begins with a replacement. */
    private void followSound(SoundSystem sound) {
        CountDownLatch first = new CountDownLatch(1);
        sound.follow(
                () -> {
                    first.countDown();
                    rtc.run(this::devicesChanged);
                });
        try {
            if (!first.await(FIRST_SOUND_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The sound server does not answer yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookForCameras() {
        if (parts != null && parts.cameras().refresh()) {
            devicesChanged();
        }
    }

    private void devicesChanged() {
        NativeParts open = parts;
        if (open == null) {
            return;
        }
        SoundSystem.Found found = open.sound().found();
        DeviceCatalog now =
                new DeviceCatalog(
                        with(open.cameras().found(), SyntheticCamera.DEVICE),
                        with(found.microphones(), SyntheticMicrophone.DEVICE),
                        found.speakers());
        become(
                new MediaState.Ready(
                        found.working() ? MediaState.Sound.WORKING : MediaState.Sound.MISSING));
        if (!now.equals(devices)) {
            devices = now;
            tell(listener -> listener.onDevices(now));
        }
        open.speaker().adjust();
        captures.forEach(EngineMedia::devicesChanged);
    }

    private static <T> List<T> with(List<T> real, T synthetic) {
        List<T> all = new ArrayList<>(real);
        all.add(synthetic);
        return all;
    }

    private void become(MediaState now) {
        if (!now.equals(state)) {
            state = now;
            LOG.info("Media: {}", now);
            tell(listener -> listener.onState(now));
        }
    }

    private void tell(Consumer<MediaListener> news) {
        for (MediaListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed", e);
            }
        }
    }

    @Override
    public MediaState state() {
        return state;
    }

    @Override
    public DeviceCatalog devices() {
        return devices;
    }

    @Override
    public Registration listen(MediaListener listener) {
        rtc.run(
                () -> {
                    listeners.add(listener);
                    listener.onState(state);
                    listener.onDevices(devices);
                });
        return () -> rtc.run(() -> listeners.remove(listener));
    }

    @Override
    public LocalMedia capture(CaptureChoice choice, CaptureListener listener) {
        DeviceCapture capture = new DeviceCapture(rtc, choice, listener);
        rtc.run(() -> open(capture));
        return capture;
    }

    private void open(DeviceCapture capture) {
        NativeParts open = parts;
        if (open == null) {
            capture.report(
                    new CaptureState(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(CaptureState.Problem.NO_MEDIA)));
            return;
        }
        captures.add(capture);
        capture.open(open, () -> captures.remove(capture));
    }

    @Override
    public List<ScreenSource> screens() {
        return screens;
    }

    @Override
    public LocalMedia captureScreen(ScreenSource source, CaptureListener listener) {
        ScreenCapture capture = new ScreenCapture(rtc, listener);
        rtc.run(
                () -> {
                    if (parts != null && screens.contains(source)) {
                        captures.add(capture);
                        capture.open(parts, () -> captures.remove(capture));
                    } else {
                        capture.report(ScreenCapture.REFUSED);
                    }
                });
        return capture;
    }

    @Override
    public PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener) {
        if (!(media instanceof Sendable sendable)) {
            return new OffLink();
        }
        PublishLink link = new PublishLink(rtc, scope(), listener, kinds, sendable, limits);
        rtc.run(
                () -> {
                    if (parts != null && sendable.hold()) {
                        links.add(link);
                        Runnable whenEnded =
                                () -> {
                                    links.remove(link);
                                    sendable.letGo();
                                };
                        link.sendWith(parts.sending());
                        link.open(parts.sending().factory(), servers, whenEnded);
                    }
                });
        return link;
    }

    @Override
    public PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener) {
        SubscribeLink link = new SubscribeLink(rtc, scope(), listener, kinds);
        rtc.run(
                () -> {
                    if (parts != null) {
                        links.add(link);
                        link.receiveWith(parts);
                        link.open(parts.receiving().factory(), servers, () -> links.remove(link));
                    }
                });
        return link;
    }

    private NativeScope scope() {
        return new NativeScope(live);
    }

    @Override
    public void playOn(String speakerId) {
        rtc.run(
                () -> {
                    if (parts != null) {
                        parts.speaker().playOn(speakerId);
                    }
                });
    }

    @Override
    public void playTestTone() {
        rtc.run(
                () -> {
                    if (parts != null && parts.sound().found().working()) {
                        parts.speaker().playTone();
                    }
                });
    }

    @Override
    public void pulse(Runnable beat) {
        rtc.run(beat);
    }

    /** How many native objects are open. For tests. */
    int liveHandles() {
        return live.get();
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true) && !rtc.end(this::end, CLOSE_LIMIT)) {
            LOG.warn("The media engine did not end within {} s", CLOSE_LIMIT.toSeconds());
        }
    }

    private void end() {
        new ArrayList<>(links).forEach(NativeLink::end);
        new ArrayList<>(captures).forEach(EngineMedia::end);
        NativeParts open = parts;
        parts = null;
        if (open != null) {
            open.close();
        }
        screens = List.of();
        become(OffEngine.OFF);
        listeners.clear();
    }
}
