package dev.anteroom.media;

import dev.anteroom.media.CaptureState.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The microphone of a capture. Used on the rtc thread. */
final class MicrophoneSlot implements AutoCloseable {
    private final TaskThread rtc;
    private final Supplier<NativeScope> scopes;
    private final SoundSystem sound;
    private final Loudspeaker speaker;
    private final VoiceOutlet outlet;
    private final Runnable changed;
    private Optional<String> wanted = Optional.empty();
    private SoundProcessing processing = SoundProcessing.ALL;
    private Optional<DeviceCatalog.Device> chosen = Optional.empty();
    private @Nullable NativeScope open;
    private boolean replaced;
    private boolean refused;

    /**
     * @param changed called when the microphone broke
     */
    MicrophoneSlot(
            TaskThread rtc,
            Supplier<NativeScope> scopes,
            SoundSystem sound,
            Loudspeaker speaker,
            VoiceOutlet outlet,
            Runnable changed) {
        this.rtc = rtc;
        this.scopes = scopes;
        this.sound = sound;
        this.speaker = speaker;
        this.outlet = outlet;
        this.changed = changed;
    }

    /** Uses another microphone or other processing from now on. */
    void choose(Optional<String> id, SoundProcessing wantedProcessing) {
        if (id.equals(wanted) && wantedProcessing.equals(processing) && !refused) {
            return;
        }
        close();
        refused = false;
        wanted = id;
        processing = wantedProcessing;
        devicesChanged();
    }

    /** Looks for the wanted microphone again. */
    void devicesChanged() {
        Optional<DeviceCatalog.Device> now = wanted.map(this::find);
        replaced = now.isPresent() && !now.map(DeviceCatalog.Device::id).equals(wanted);
        if (!now.equals(chosen)) {
            close();
            refused = false;
            chosen = now;
        }
        if (open == null && !refused) {
            chosen.ifPresent(this::open);
        }
    }

    private DeviceCatalog.Device find(String id) {
        if (id.equals(SyntheticMicrophone.DEVICE.id())) {
            return SyntheticMicrophone.DEVICE;
        }
        List<DeviceCatalog.Device> found = sound.found().microphones();
        return found.stream()
                .filter(microphone -> microphone.id().equals(id))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElse(SyntheticMicrophone.DEVICE);
    }

    private void open(DeviceCatalog.Device microphone) {
        NativeScope scope = scopes.get();
        open = scope;
        if (microphone.synthetic()) {
            SyntheticMicrophone.open(outlet, scope);
        } else {
            DeviceMicrophone.open(
                    speaker,
                    sound,
                    microphone.id(),
                    processing,
                    outlet,
                    scope,
                    () -> rtc.run(() -> broke(scope)));
        }
    }

    /** When the whole server is gone the device list says so next, and another one is chosen. */
    private void broke(NativeScope scope) {
        if (open == scope) {
            close();
            refused = true;
            changed.run();
        }
    }

    /** The microphone in use; empty for none. */
    Optional<DeviceCatalog.Device> inUse() {
        return refused ? Optional.empty() : chosen;
    }

    Optional<Problem> problem() {
        if (refused) {
            return Optional.of(Problem.MICROPHONE_REFUSED);
        }
        return replaced ? Optional.of(Problem.MICROPHONE_REPLACED) : Optional.empty();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
