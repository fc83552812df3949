package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;

/**
 * What links that send are made from. Only used on the rtc thread.
 *
 * <p>It has no sound device: a device would record into each link beside the capture's own source,
 * and two voices in one link make the library end the process. Microphones are recorded apart.
 */
final class SendingSide implements AutoCloseable {
    private final NativeScope scope;
    private final PeerConnectionFactory factory;
    private final Codecs codecs;

    SendingSide(NativeScope scope) {
        this.scope = scope;
        AudioDeviceModule module =
                scope.own(
                        new AudioDeviceModule(AudioLayer.kDummyAudio), AudioDeviceModule::dispose);
        factory = scope.own(new PeerConnectionFactory(module), PeerConnectionFactory::dispose);
        codecs = Codecs.of(factory, true);
    }

    Codecs codecs() {
        return codecs;
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    @Override
    public void close() {
        scope.close();
    }
}
