package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig.NoiseSuppression;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;

/**
 * Cancels echo, suppresses noise and controls gain. The microphone's thread and the speaker's call
 * it; the lock keeps the native object alive while either does.
 */
final class VoiceProcessor implements AutoCloseable {
    private static final AudioProcessingStreamConfig MONO =
            new AudioProcessingStreamConfig(SoundSystem.RATE, 1);
    private static final AudioProcessingStreamConfig STEREO =
            new AudioProcessingStreamConfig(SoundSystem.RATE, 2);
    // Speaker buffer, device and microphone buffer together; the canceller finds the rest itself.
    private static final int DELAY_MILLIS = 60;

    private final AudioProcessing processing = new AudioProcessing();
    private final byte[] heard = new byte[SoundSystem.STEREO_BYTES];
    private boolean closed;

    /**
     * @param wanted at least one of them
     */
    VoiceProcessor(SoundProcessing wanted) {
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.echoCanceller.enabled = wanted.echoCancellation();
        config.noiseSuppression.enabled = wanted.noiseSuppression();
        config.noiseSuppression.level = NoiseSuppression.Level.MODERATE;
        config.gainControl.enabled = wanted.gainControl();
        config.gainControl.adaptiveDigital.enabled = wanted.gainControl();
        config.highPassFilter.enabled = true;
        processing.applyConfig(config);
    }

    /** Processes ten milliseconds of the microphone. */
    synchronized void process(byte[] recorded, byte[] processed) {
        if (!closed) {
            processing.setStreamDelayMs(DELAY_MILLIS);
            processing.processStream(recorded, MONO, MONO, processed);
        }
    }

    /** Hears ten milliseconds of what comes out of the speaker. */
    synchronized void heard(byte[] played) {
        if (!closed) {
            processing.processReverseStream(played, STEREO, STEREO, heard);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            processing.dispose();
        }
    }
}
