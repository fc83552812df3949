package dev.anteroom.console.stage;

import dev.anteroom.console.fx.LatestValue;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.PublishOptions;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomMedia;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaKinds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One's own microphone and camera in a room. Devices are opened when something is switched on for
 * the first time, and closed with the stay. What is shown is the room's word, except while the
 * stream is being set up: then it is what was asked for.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class OwnMedia implements AutoCloseable {
    private final EnxRoom room;
    private final StageMedia media;
    private final Executor fx;
    private final StatusLine status;
    private final Function<RequestOutcome, String> problems;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<OwnControl> microphone =
            new ReadOnlyObjectWrapper<>(OwnControl.OFF);
    private final ReadOnlyObjectWrapper<OwnControl> camera =
            new ReadOnlyObjectWrapper<>(OwnControl.OFF);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<LocalMedia>> capture =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<CaptureState> captured =
            new ReadOnlyObjectWrapper<>(CaptureState.NOTHING);
    private final Subscription devices;

    private @Nullable LatestValue<CaptureState> bridge;
    private RoomMedia now = RoomMedia.NONE;
    private boolean connected;
    private boolean joined;
    private boolean wantsAudio;
    private boolean wantsVideo;
    private boolean publishing;
    private boolean askedWhileStarting;
    private boolean closed;

    OwnMedia(
            EnxRoom room,
            StageMedia media,
            Executor fx,
            StatusLine status,
            Function<RequestOutcome, String> problems,
            Texts texts) {
        this.room = room;
        this.media = media;
        this.fx = fx;
        this.status = status;
        this.problems = problems;
        this.texts = texts;
        devices = media.devices().subscribe(this::devicesChanged);
    }

    /** The microphone's switch. */
    ReadOnlyObjectProperty<OwnControl> microphoneProperty() {
        return microphone.getReadOnlyProperty();
    }

    /** The camera's switch. */
    ReadOnlyObjectProperty<OwnControl> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    /** How one's own stream stands, in words. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Why one's own stream did not come about; empty when it did or was not asked for. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What is open; empty as long as nothing was switched on. */
    ReadOnlyObjectProperty<Optional<LocalMedia>> captureProperty() {
        return capture.getReadOnlyProperty();
    }

    /** Which devices are open. */
    ReadOnlyObjectProperty<CaptureState> capturedProperty() {
        return captured.getReadOnlyProperty();
    }

    /** Whether silence is sent, or nothing. */
    boolean isAudioOff() {
        return !microphone.get().on();
    }

    /** Whether no picture is sent. */
    boolean isVideoOff() {
        return !camera.get().on();
    }

    /** Follows the room. */
    void update(RoomSnapshot snapshot) {
        now = snapshot.media();
        connected = snapshot.connection().canSend();
        if (now.own() instanceof Publishing.Live(boolean audioMuted, boolean videoMuted)) {
            settle(audioMuted, videoMuted);
        }
        joinOnce();
        refresh();
    }

    /** Sends the microphone's sound, or silence. Does nothing when it cannot be switched. */
    void turnMicrophone() {
        if (!microphone.get().enabled()) {
            status.say(microphone.get().reason());
            return;
        }
        wantsAudio = !microphone.get().on();
        if (!wantsAudio) {
            capture.get().ifPresent(opened -> opened.enableAudio(false));
        }
        turn(() -> room.muteSelfAudio(!wantsAudio));
    }

    /** Sends the camera's picture, or none. Does nothing when it cannot be switched. */
    void turnCamera() {
        if (!camera.get().enabled()) {
            status.say(camera.get().reason());
            return;
        }
        wantsVideo = !camera.get().on();
        if (!wantsVideo) {
            capture.get().ifPresent(opened -> opened.enableVideo(false));
        }
        turn(() -> room.muteSelfVideo(!wantsVideo));
    }

    /** Sets the stream up again after it failed. */
    void tryAgain() {
        if (now.own() instanceof Publishing.Failed && connected && !publishing) {
            publish();
        }
    }

    /** Closes the devices; the room takes the stream back by itself when the stay ends. */
    @Override
    public void close() {
        closed = true;
        devices.unsubscribe();
        closeCapture();
    }

    private void turn(java.util.function.Supplier<CompletionStage<RequestOutcome>> mute) {
        switch (now.own()) {
            case Publishing.Off _, Publishing.Failed _ -> {
                if (publishing) {
                    askedWhileStarting = true;
                } else {
                    publish();
                }
            }
            case Publishing.Live _ -> request(mute.get());
            case Publishing.Starting _ -> askedWhileStarting = true;
        }
        refresh();
    }

    private void request(CompletionStage<RequestOutcome> asked) {
        asked.thenAcceptAsync(
                outcome -> {
                    String problem = problems.apply(outcome);
                    if (!problem.isEmpty() && now.own() instanceof Publishing.Live live) {
                        wantsAudio = !live.audioMuted();
                        wantsVideo = !live.videoMuted();
                        status.say(problem);
                    }
                    refresh();
                },
                fx);
    }

    private void joinOnce() {
        OwnDevices found = media.devices().getValue();
        if (joined || !connected || !found.known()) {
            return;
        }
        joined = true;
        if (!(now.own() instanceof Publishing.Off)) {
            return;
        }
        wantsAudio = media.joinsWithMicrophone() && found.noMicrophone().isEmpty();
        wantsVideo = media.joinsWithCamera() && found.noCamera().isEmpty();
        if (wantsAudio || wantsVideo) {
            publish();
        }
    }

    private void publish() {
        LocalMedia opened = capture.get().orElseGet(this::openCapture);
        publishing = true;
        room.publish(
                        opened,
                        new PublishOptions(MediaKinds.BOTH, !wantsAudio, !wantsVideo, Map.of()))
                .thenAcceptAsync(this::published, fx);
    }

    private void published(RequestOutcome outcome) {
        publishing = false;
        String problem = problems.apply(outcome);
        if (!problem.isEmpty() && !(now.own() instanceof Publishing.Live)) {
            wantsAudio = false;
            wantsVideo = false;
            closeCapture();
            failure.set(texts.get("own.failed", problem));
            status.say(failure.get());
        }
        refresh();
    }

    private LocalMedia openCapture() {
        LatestValue<CaptureState> states = new LatestValue<>(fx, this::captureChanged);
        bridge = states;
        media.use(true);
        LocalMedia opened =
                media.engine().capture(media.devices().getValue().choice(), states::put);
        capture.set(Optional.of(opened));
        return opened;
    }

    private void closeCapture() {
        if (bridge != null) {
            bridge.close();
            bridge = null;
        }
        Optional<LocalMedia> opened = capture.get();
        capture.set(Optional.empty());
        captured.set(CaptureState.NOTHING);
        opened.ifPresent(
                devicesNow -> {
                    devicesNow.close();
                    media.use(false);
                });
    }

    private void captureChanged(CaptureState state) {
        Optional<CaptureState.Problem> before = captured.get().problem();
        captured.set(state);
        if (!state.problem().equals(before)) {
            state.problem().ifPresent(problem -> status.say(texts.get("capture." + problem)));
        }
        refresh();
    }

    private void devicesChanged(OwnDevices found) {
        capture.get().ifPresent(opened -> opened.change(found.choice()));
        joinOnce();
        refresh();
    }

    /** The room's word holds, unless something else was asked for while it was being set up. */
    private void settle(boolean audioMuted, boolean videoMuted) {
        boolean asked = askedWhileStarting;
        askedWhileStarting = false;
        if (asked && wantsAudio == audioMuted && !now.audioHeld()) {
            request(room.muteSelfAudio(!wantsAudio));
        } else {
            wantsAudio = !audioMuted;
        }
        if (asked && wantsVideo == videoMuted && !now.videoHeld()) {
            request(room.muteSelfVideo(!wantsVideo));
        } else {
            wantsVideo = !videoMuted;
        }
    }

    private void refresh() {
        if (closed) {
            return;
        }
        OwnDevices found = media.devices().getValue();
        microphone.set(
                control(wantsAudio, now.audioHeld(), found.noMicrophone(), "own.held.microphone"));
        camera.set(control(wantsVideo, now.videoHeld(), found.noCamera(), "own.held.camera"));
        words.set(sentence());
        if (now.own() instanceof Publishing.Failed(String message)) {
            failure.set(texts.get("own.failed", message));
        } else if (!(now.own() instanceof Publishing.Off)) {
            failure.set("");
        }
    }

    private OwnControl control(boolean on, boolean held, String lack, String heldKey) {
        if (held) {
            return OwnControl.unusable(false, texts.get(heldKey));
        }
        if (!connected) {
            // Silence is possible at any time; to be heard takes a room.
            return new OwnControl(on, on, texts.get("own.notConnected"));
        }
        if (!on && !lack.isEmpty()) {
            return OwnControl.unusable(false, lack);
        }
        return OwnControl.usable(on);
    }

    private String sentence() {
        return switch (now.own()) {
            case Publishing.Off _ -> texts.get(publishing ? "own.starting" : "own.off");
            case Publishing.Starting _ -> texts.get("own.starting");
            case Publishing.Failed _ -> "";
            case Publishing.Live(boolean audioMuted, boolean videoMuted) -> {
                if (now.audioHeld() || now.videoHeld()) {
                    yield texts.get(
                            now.audioHeld()
                                    ? now.videoHeld() ? "own.held.both" : "own.held.microphone"
                                    : "own.held.camera");
                }
                yield texts.get(
                        audioMuted
                                ? videoMuted ? "own.live.none" : "own.live.seen"
                                : videoMuted ? "own.live.heard" : "own.live.both");
            }
        };
    }
}
