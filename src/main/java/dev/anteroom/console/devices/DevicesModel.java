package dev.anteroom.console.devices;

import dev.anteroom.console.fx.LatestValue;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.CaptureListener;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.DeviceCatalog.Camera;
import dev.anteroom.media.DeviceCatalog.Device;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.Registration;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the devices of this machine, and what was chosen of them. One for the program;
 * it follows devices that come and go from the first time somebody wants to know, and remembers
 * each choice.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class DevicesModel implements AutoCloseable {
    private final MediaEngine engine;
    private final DeviceMemory memory;
    private final Simulation simulation;
    private final Texts texts = Texts.of("devices");
    private final LatestValue<MediaState> states;
    private final LatestValue<DeviceCatalog> catalogs;

    private final ReadOnlyObjectWrapper<MediaState> state =
            new ReadOnlyObjectWrapper<>(new MediaState.Starting());
    private final ReadOnlyObjectWrapper<Selection> selection;
    private final BooleanProperty simulated = new SimpleBooleanProperty();
    private final BooleanProperty usedElsewhere = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final List<DevicePreview> previews = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<DevicePreview>> activePreview =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private DeviceCatalog devices = DeviceCatalog.EMPTY;
    private DeviceChoice choice;
    private @Nullable Registration following;

    /**
     * Looks at nothing yet.
     *
     * @param engine asked once somebody wants to know
     * @param fx where the engine's news are shown
     */
    public DevicesModel(
            MediaEngine engine, DeviceMemory memory, Simulation simulation, Executor fx) {
        this.engine = engine;
        this.memory = memory;
        this.simulation = simulation;
        choice = remembered();
        states = new LatestValue<>(fx, this::stateChanged);
        catalogs = new LatestValue<>(fx, this::devicesChanged);
        simulated.set(simulation == Simulation.PREFERRED);
        selection = new ReadOnlyObjectWrapper<>(select());
        simulated.subscribe(allowed -> selection.set(select()));
    }

    /** Begins to follow the devices; again is fine. Returns at once. */
    public void follow() {
        if (following == null) {
            following =
                    engine.listen(
                            new MediaListener() {
                                @Override
                                public void onState(MediaState now) {
                                    states.put(now);
                                }

                                @Override
                                public void onDevices(DeviceCatalog now) {
                                    catalogs.put(now);
                                }
                            });
        }
    }

    /** How the engine stands; {@link MediaState.Starting} until it is followed. */
    public ReadOnlyObjectProperty<MediaState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the devices were found out, or there will be none. */
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Whether devices that only simulate one may be used, for this run. */
    public BooleanProperty simulatedProperty() {
        return simulated;
    }

    /** Whether a room uses the devices, so that nobody else can open them. */
    public BooleanProperty usedElsewhereProperty() {
        return usedElsewhere;
    }

    /** Changes whenever {@link #capture} or what is missing does. */
    public ReadOnlyObjectProperty<?> changesProperty() {
        return selection.getReadOnlyProperty();
    }

    /** What to open now. */
    public CaptureChoice capture() {
        return selection.get().capture();
    }

    /** Why there is no microphone, in one sentence; empty when there is one. */
    public String noMicrophone() {
        return lack(selection.get().microphone().isPresent(), "none.microphone");
    }

    /** Why there is no camera, in one sentence; empty when there is one. */
    public String noCamera() {
        return lack(selection.get().camera().isPresent(), "none.camera");
    }

    /** Whether to be heard as soon as a room is entered. */
    public boolean joinsWithMicrophone() {
        return choice.joinWithMicrophone();
    }

    /** Whether to be seen as soon as a room is entered. */
    public boolean joinsWithCamera() {
        return choice.joinWithCamera();
    }

    ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    DeviceChoice choice() {
        return choice;
    }

    Texts texts() {
        return texts;
    }

    void choose(Camera camera) {
        change(choice.withCamera(new DeviceChoice.Named(camera.id(), camera.name())));
    }

    void chooseMicrophone(Device device) {
        change(choice.withMicrophone(new DeviceChoice.Named(device.id(), device.name())));
    }

    void chooseSpeaker(Device device) {
        change(choice.withSpeaker(new DeviceChoice.Named(device.id(), device.name())));
    }

    void choose(VideoMode mode) {
        change(choice.withMode(mode));
    }

    void process(SoundProcessing processing) {
        change(choice.withProcessing(processing));
    }

    void join(boolean withMicrophone, boolean withCamera) {
        change(choice.joining(withMicrophone, withCamera));
    }

    /** The one preview that may open devices; the system lets only one have a camera. */
    ReadOnlyObjectProperty<Optional<DevicePreview>> activePreviewProperty() {
        return activePreview.getReadOnlyProperty();
    }

    /** A preview wants to be the one, before those that came earlier. */
    void enter(DevicePreview preview) {
        previews.remove(preview);
        previews.add(preview);
        activePreview.set(Optional.of(preview));
    }

    /** A preview wants it no longer; the one before it may again. */
    void leave(DevicePreview preview) {
        previews.remove(preview);
        activePreview.set(previews.isEmpty() ? Optional.empty() : Optional.of(previews.getLast()));
    }

    /** Plays a tone on the chosen speaker. */
    void playTestTone() {
        engine.playTestTone();
    }

    /** Opens what is chosen, to look at it. */
    LocalMedia open(CaptureListener listener) {
        return engine.capture(capture(), listener);
    }

    /** What is not as it should be, a sentence each; empty when all is well. */
    List<String> problems() {
        List<String> sentences = new ArrayList<>();
        switch (state.get()) {
            case MediaState.Starting _ -> {}
            case MediaState.Restarting _ -> sentences.add(texts.get("restarting"));
            case MediaState.Unavailable unavailable ->
                    sentences.add(texts.get("unavailable." + unavailable.why()));
            case MediaState.Ready(MediaState.Sound sound) -> {
                Selection now = selection.get();
                if (sound == MediaState.Sound.MISSING) {
                    sentences.add(texts.get("noSound"));
                }
                now.missing().forEach(missing -> sentences.add(sentence(missing)));
                if (known.get()) {
                    add(sentences, noCamera());
                    if (sound == MediaState.Sound.WORKING) {
                        add(sentences, noMicrophone());
                    }
                }
                if (now.simulates()) {
                    sentences.add(texts.get("simulates"));
                }
            }
        }
        return sentences;
    }

    /** Follows nothing any more. Twice is fine. */
    @Override
    public void close() {
        @Nullable Registration registration = following;
        following = null;
        if (registration != null) {
            registration.close();
        }
        states.close();
        catalogs.close();
    }

    /** A run that prefers simulated devices begins with them, whatever the last run used. */
    private DeviceChoice remembered() {
        DeviceChoice kept = memory.recall();
        return simulation == Simulation.WHEN_ASKED
                ? kept
                : new DeviceChoice(
                        Optional.empty(),
                        Optional.empty(),
                        kept.speaker(),
                        kept.mode(),
                        kept.processing(),
                        kept.joinWithMicrophone(),
                        kept.joinWithCamera());
    }

    private void stateChanged(MediaState now) {
        state.set(now);
        if (now instanceof MediaState.Unavailable) {
            known.set(true);
        }
        selection.set(select());
    }

    private void devicesChanged(DeviceCatalog now) {
        devices = now;
        known.set(known.get() || !now.equals(DeviceCatalog.EMPTY));
        selection.set(select());
        playOnSpeaker();
    }

    private void change(DeviceChoice newChoice) {
        choice = newChoice;
        if (simulation == Simulation.WHEN_ASKED) {
            memory.keep(newChoice);
        }
        selection.set(select());
        playOnSpeaker();
    }

    private void playOnSpeaker() {
        // Whoever chose none hears everything where the system plays everything.
        if (choice.speaker().isPresent()) {
            selection.get().speaker().map(Device::id).ifPresent(engine::playOn);
        }
    }

    private Selection select() {
        return Selection.of(devices, choice, simulated.get(), simulation == Simulation.PREFERRED);
    }

    private String lack(boolean there, String key) {
        if (there) {
            return "";
        }
        return state.get() instanceof MediaState.Unavailable unavailable
                ? texts.get("unavailable." + unavailable.why())
                : texts.get(known.get() ? key : "looking");
    }

    private String sentence(Selection.Missing missing) {
        return missing.instead()
                .map(used -> texts.get("missing.replaced", missing.name(), used))
                .orElseGet(() -> texts.get("missing", missing.name()));
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }
}
