package dev.anteroom.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine over the native library. Everything but the public methods runs on the rtc thread. */
final class NativeMediaEngine implements MediaEngine {
    private static final Logger LOG = LoggerFactory.getLogger(NativeMediaEngine.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final RtcThread rtc = new RtcThread();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final List<MediaListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<NativeLink> links = new HashSet<>();
    private final Set<DeviceCapture> captures = new HashSet<>();
    private volatile MediaState state = new MediaState.Starting();
    private volatile DeviceCatalog devices = DeviceCatalog.EMPTY;
    private @Nullable SendingSide sending;
    private @Nullable ReceivingSide receiving;

    private NativeMediaEngine() {}

    static NativeMediaEngine start(NativeLibrary library, SoundServer sound) {
        NativeMediaEngine engine = new NativeMediaEngine();
        engine.rtc.run(() -> engine.begin(library, sound));
        return engine;
    }

    private void begin(NativeLibrary library, SoundServer sound) {
        try {
            library.load();
            sending = new SendingSide(scope());
            receiving = new ReceivingSide(scope());
            devices =
                    new DeviceCatalog(
                            List.of(SyntheticCamera.DEVICE),
                            List.of(SyntheticMicrophone.DEVICE),
                            List.of());
            become(
                    new MediaState.Ready(
                            sound.isThere() ? MediaState.Sound.WORKING : MediaState.Sound.MISSING));
        } catch (NativeLibrary.Unloadable e) {
            become(new MediaState.Unavailable(e.why(), String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            LOG.warn("The media engine did not start", e);
            become(new MediaState.Unavailable(MediaState.Why.FAILED, e.toString()));
        }
    }

    private NativeScope scope() {
        return new NativeScope(live);
    }

    private void become(MediaState now) {
        state = now;
        LOG.info("Media: {}", now);
        for (MediaListener listener : listeners) {
            listener.onState(now);
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
        DeviceCapture capture = new DeviceCapture(rtc, this::scope, choice, listener);
        rtc.run(
                () -> {
                    if (sending == null) {
                        OffEngine.refused(CaptureState.Problem.NO_MEDIA, listener);
                        return;
                    }
                    captures.add(capture);
                    capture.open(() -> captures.remove(capture));
                });
        return capture;
    }

    @Override
    public List<ScreenSource> screens() {
        return List.of();
    }

    @Override
    public LocalMedia captureScreen(ScreenSource source, CaptureListener listener) {
        return OffEngine.refused(CaptureState.Problem.SCREEN_REFUSED, listener);
    }

    @Override
    public PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener) {
        if (!(media instanceof Sendable sendable)) {
            return new OffEngine().publish(media, kinds, limits, servers, listener);
        }
        PublishLink link = new PublishLink(rtc, scope(), listener, kinds, sendable, limits);
        rtc.run(
                () -> {
                    SendingSide side = sending;
                    if (side != null && sendable.hold()) {
                        links.add(link);
                        link.open(
                                side.factory(),
                                servers,
                                () -> {
                                    links.remove(link);
                                    sendable.letGo();
                                });
                    }
                });
        return link;
    }

    @Override
    public PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener) {
        SubscribeLink link = new SubscribeLink(rtc, scope(), listener, kinds);
        rtc.run(
                () -> {
                    ReceivingSide side = receiving;
                    if (side != null) {
                        links.add(link);
                        link.receiveWith(side);
                        link.open(side.factory(), servers, () -> links.remove(link));
                    }
                });
        return link;
    }

    @Override
    public void playOn(String speakerId) {}

    @Override
    public void playTestTone() {}

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
        new ArrayList<>(captures).forEach(DeviceCapture::end);
        if (receiving != null) {
            receiving.close();
            receiving = null;
        }
        if (sending != null) {
            sending.close();
            sending = null;
        }
        become(OffEngine.OFF);
        listeners.clear();
    }
}
