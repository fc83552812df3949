package dev.anteroom.testkit;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.CaptureListener;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaException;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.Registration;
import dev.anteroom.media.ScreenSource;
import dev.anteroom.media.SendLimits;
import dev.anteroom.media.VideoMode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Media without anything native: offers are scripted, answers recorded, states driven by hand. Safe
 * to use from two threads; listeners are called on the thread of whoever drives it.
 */
public final class FakeMediaEngine implements MediaEngine {
    /** A synthetic camera, microphone and speaker, as every machine has them. */
    public static final DeviceCatalog DEVICES =
            new DeviceCatalog(
                    List.of(
                            new Camera(
                                    "camera-0",
                                    "Test picture",
                                    true,
                                    List.of(
                                            new VideoMode(1280, 720, 30),
                                            new VideoMode(640, 360, 30)))),
                    List.of(new Device("microphone-0", "Test tone", true)),
                    List.of(new Device("speaker-0", "Speaker", false)));

    private final List<MediaListener> listeners = new CopyOnWriteArrayList<>();
    private final List<FakeLocalMedia> captures = new CopyOnWriteArrayList<>();
    private final List<FakeLocalMedia> screenCaptures = new CopyOnWriteArrayList<>();
    private final List<FakeLink> links = new CopyOnWriteArrayList<>();
    private final List<String> playedOn = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger tones = new AtomicInteger();
    private volatile MediaState state = new MediaState.Ready(MediaState.Sound.WORKING);
    private volatile DeviceCatalog devices = DEVICES;
    private volatile List<ScreenSource> screens = List.of();
    private volatile boolean holding;
    private volatile boolean connecting;
    private volatile @Nullable MediaException failing;
    private volatile boolean closed;

    // What the test says.

    /** The state changes. */
    public void state(MediaState newState) {
        state = newState;
        listeners.forEach(listener -> listener.onState(newState));
    }

    /** Devices come and go. */
    public void devices(DeviceCatalog newDevices) {
        devices = newDevices;
        listeners.forEach(listener -> listener.onDevices(newDevices));
    }

    /** These screens can be shown. */
    public void screens(List<ScreenSource> newScreens) {
        screens = List.copyOf(newScreens);
    }

    /**
     * Links made from now on neither offer nor take an answer by themselves, but when {@link
     * FakeLink#makeOffer} and {@link FakeLink#takeAnswer} say so.
     */
    public void holdLinks(boolean hold) {
        holding = hold;
    }

    /** Links made from now on find a way and connect by themselves once they have an answer. */
    public FakeMediaEngine connectLinks() {
        connecting = true;
        return this;
    }

    /** Links made from now on cannot offer; null ends that. */
    public void failLinks(@Nullable MediaException why) {
        failing = why;
    }

    // What it was told.

    /** Every capture of devices, oldest first. */
    public List<FakeLocalMedia> captures() {
        return List.copyOf(captures);
    }

    /** Every capture of a screen, oldest first. */
    public List<FakeLocalMedia> screenCaptures() {
        return List.copyOf(screenCaptures);
    }

    /** Every link, oldest first, closed ones too. */
    public List<FakeLink> links() {
        return List.copyOf(links);
    }

    /** The links that are open, oldest first. */
    public List<FakeLink> openLinks() {
        return links.stream().filter(link -> !link.isClosed()).toList();
    }

    /** The newest link. */
    public FakeLink link() {
        if (links.isEmpty()) {
            throw new AssertionError("No link was made.");
        }
        return links.getLast();
    }

    /** The newest link that sends this. */
    public FakeLink linkOf(LocalMedia media) {
        return links.reversed().stream()
                .filter(link -> link.media().filter(media::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing sends this."));
    }

    /** The speakers chosen, oldest first. */
    public List<String> playedOn() {
        return List.copyOf(playedOn);
    }

    /** How often the test tone was asked for. */
    public int testTones() {
        return tones.get();
    }

    /** How many follow. */
    public int listenerCount() {
        return listeners.size();
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
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
        listeners.add(listener);
        listener.onState(state);
        listener.onDevices(devices);
        return () -> listeners.remove(listener);
    }

    @Override
    public LocalMedia capture(CaptureChoice choice, CaptureListener listener) {
        FakeLocalMedia media = new FakeLocalMedia(listener);
        media.change(choice);
        captures.add(media);
        return media;
    }

    @Override
    public List<ScreenSource> screens() {
        return screens;
    }

    @Override
    public LocalMedia captureScreen(ScreenSource source, CaptureListener listener) {
        FakeLocalMedia media = new FakeLocalMedia(listener);
        screenCaptures.add(media);
        return media;
    }

    @Override
    public PeerLink publish(
            LocalMedia media,
            MediaKinds kinds,
            SendLimits limits,
            List<IceServer> servers,
            LinkListener listener) {
        FakeLink link = link(media, kinds, servers, listener);
        link.limit(limits);
        return link;
    }

    @Override
    public PeerLink subscribe(MediaKinds kinds, List<IceServer> servers, LinkListener listener) {
        return link(null, kinds, servers, listener);
    }

    private FakeLink link(
            @Nullable LocalMedia media,
            MediaKinds kinds,
            List<IceServer> servers,
            LinkListener listener) {
        FakeLink link =
                new FakeLink(
                        numbers.incrementAndGet(),
                        media,
                        kinds,
                        servers,
                        listener,
                        new CompletableFuture<>(),
                        new CompletableFuture<>(),
                        connecting);
        MediaException failure = failing;
        if (failure != null) {
            link.fail(failure);
        } else if (!holding) {
            link.makeOffer();
            link.takeAnswer();
        }
        links.add(link);
        return link;
    }

    @Override
    public void playOn(String speakerId) {
        playedOn.add(speakerId);
    }

    @Override
    public void playTestTone() {
        tones.incrementAndGet();
    }

    @Override
    public void pulse(Runnable beat) {
        beat.run();
    }

    @Override
    public void close() {
        closed = true;
        links.forEach(FakeLink::close);
        captures.forEach(FakeLocalMedia::close);
        screenCaptures.forEach(FakeLocalMedia::close);
    }
}
