package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows and macOS: the WebRTC library's own devices, one module a device. Works on one thread,
 * where the modules are made, since some systems want that.
 */
final class ModuleSound implements SoundSystem {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleSound.class);
    private static final long WATCH_SECONDS = 2;
    private static final long END_SECONDS = 2;

    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("anteroom-sound").factory());
    private volatile Found found = Found.NOTHING;
    private @Nullable AudioDeviceModule inventory;
    private boolean told;

    @Override
    public void follow(Runnable changed) {
        var _ =
                worker.scheduleWithFixedDelay(
                        () -> look(changed), 0, WATCH_SECONDS, TimeUnit.SECONDS);
    }

    private void look(Runnable changed) {
        Found now = list();
        if (!told || !now.equals(found)) {
            told = true;
            found = now;
            changed.run();
        }
    }

    private Found list() {
        try {
            if (inventory == null) {
                inventory = new AudioDeviceModule();
            }
            List<DeviceCatalog.Device> microphones = devices(inventory.getRecordingDevices());
            List<DeviceCatalog.Device> speakers = devices(inventory.getPlayoutDevices());
            boolean working = !(microphones.isEmpty() && speakers.isEmpty());
            return new Found(working, microphones, speakers);
        } catch (RuntimeException | Error e) {
            LOG.debug("No sound devices: {}", e.toString());
            return Found.NOTHING;
        }
    }

    private static List<DeviceCatalog.Device> devices(List<AudioDevice> listed) {
        return listed.stream()
                .map(each -> new DeviceCatalog.Device(id(each), name(each), false))
                .distinct()
                .toList();
    }

    private static String id(AudioDevice device) {
        String descriptor = device.getDescriptor();
        return descriptor == null || descriptor.isBlank() ? device.getName() : descriptor;
    }

    private static String name(AudioDevice device) {
        return DeviceNames.clean(device.getName(), id(device));
    }

    @Override
    public Found found() {
        return found;
    }

    @Override
    public Stream record(String microphoneId, Taker taker, Runnable broken) {
        return new ModuleStream(
                module -> {
                    byte[] frame = new byte[MONO_BYTES];
                    module.setAudioSink(
                            (data, samples, bytes, channels, rate, delay, drift) -> {
                                SoundFormat.toMono(data, channels, samples, frame);
                                taker.take(frame);
                            });
                    pick(module.getRecordingDevices(), Optional.of(microphoneId))
                            .ifPresent(module::setRecordingDevice);
                    module.initRecording();
                    module.startRecording();
                },
                AudioDeviceModule::stopRecording,
                broken);
    }

    @Override
    public Stream play(Optional<String> speakerId, Giver giver, Runnable broken) {
        return new ModuleStream(
                module -> {
                    module.setAudioSource(source(giver));
                    pick(module.getPlayoutDevices(), speakerId).ifPresent(module::setPlayoutDevice);
                    module.initPlayout();
                    module.startPlayout();
                },
                AudioDeviceModule::stopPlayout,
                broken);
    }

    private static AudioSource source(Giver giver) {
        byte[] frame = new byte[STEREO_BYTES];
        return (data, samples, bytes, channels, rate) -> {
            giver.fill(frame);
            SoundFormat.fromStereo(frame, data, channels, samples);
            return samples;
        };
    }

    private static Optional<AudioDevice> pick(List<AudioDevice> devices, Optional<String> id) {
        return id.flatMap(
                        wanted ->
                                devices.stream()
                                        .filter(each -> id(each).equals(wanted))
                                        .findFirst())
                .or(() -> devices.stream().findFirst());
    }

    @Override
    public void close() {
        worker.execute(
                () -> {
                    if (inventory != null) {
                        inventory.dispose();
                        inventory = null;
                    }
                });
        worker.shutdown();
        try {
            if (!worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The sound devices do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What to do with a fresh module. */
    @FunctionalInterface
    private interface Start {
        void with(AudioDeviceModule module);
    }

    /** A module that records or plays. */
    private final class ModuleStream implements Stream {
        private final Start stop;
        private @Nullable AudioDeviceModule module;

        ModuleStream(Start start, Start stop, Runnable broken) {
            this.stop = stop;
            worker.execute(
                    () -> {
                        try {
                            module = new AudioDeviceModule();
                            start.with(module);
                        } catch (RuntimeException | Error e) {
                            LOG.warn("A sound device does not open: {}", e.toString());
                            end();
                            broken.run();
                        }
                    });
        }

        @Override
        public void close() {
            try {
                worker.submit(this::end).get(END_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("A sound device does not stop", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void end() {
            AudioDeviceModule opened = module;
            module = null;
            if (opened != null) {
                try {
                    stop.with(opened);
                } catch (RuntimeException | Error e) {
                    LOG.debug("A sound device did not stop: {}", e.toString());
                }
                opened.dispose();
            }
        }
    }
}
