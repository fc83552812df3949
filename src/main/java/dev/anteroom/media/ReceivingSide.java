package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;

/**
 * What links that receive are made from. Only used on the rtc thread.
 *
 * <p>Its sound device only keeps time: what is received is mixed and played by us, so that speakers
 * can be chosen, volumes set, and a sound server can die and come back during a call.
 */
final class ReceivingSide implements AutoCloseable {
    private final NativeScope scope;
    private final PeerConnectionFactory factory;
    private final Codecs codecs;
    private final AudioTrack mutedTrack;
    private final VideoTrack blankTrack;

    ReceivingSide(NativeScope scope) {
        this.scope = scope;
        AudioDeviceModuleBase module =
                scope.own(new HeadlessAudioDeviceModule(), AudioDeviceModuleBase::dispose);
        factory = scope.own(new PeerConnectionFactory(module), PeerConnectionFactory::dispose);
        codecs = Codecs.of(factory, false);
        AudioTrackSource silence = factory.createAudioSource(new AudioOptions());
        mutedTrack = scope.own(factory.createAudioTrack("muted", silence), AudioTrack::dispose);
        CustomVideoSource blank = scope.own(new CustomVideoSource(), CustomVideoSource::dispose);
        blankTrack = scope.own(factory.createVideoTrack("blank", blank), VideoTrack::dispose);
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    Codecs codecs() {
        return codecs;
    }

    AudioTrack mutedTrack() {
        return mutedTrack;
    }

    VideoTrack blankTrack() {
        return blankTrack;
    }

    @Override
    public void close() {
        scope.close();
    }
}
