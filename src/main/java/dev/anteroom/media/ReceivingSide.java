package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;

/** What links that receive are made from. Only used on the rtc thread. */
final class ReceivingSide implements AutoCloseable {
    private final NativeScope scope;
    private final PeerConnectionFactory factory;
    private final AudioTrack mutedTrack;
    private final VideoTrack blankTrack;

    ReceivingSide(NativeScope scope) {
        this.scope = scope;
        // Without a sound server received sound goes nowhere, but is still decoded and measured.
        AudioDeviceModuleBase module =
                scope.own(new HeadlessAudioDeviceModule(), AudioDeviceModuleBase::dispose);
        factory = scope.own(new PeerConnectionFactory(module), PeerConnectionFactory::dispose);
        AudioTrackSource silence = factory.createAudioSource(new AudioOptions());
        mutedTrack = scope.own(factory.createAudioTrack("muted", silence), AudioTrack::dispose);
        CustomVideoSource blank = scope.own(new CustomVideoSource(), CustomVideoSource::dispose);
        blankTrack = scope.own(factory.createVideoTrack("blank", blank), VideoTrack::dispose);
    }

    PeerConnectionFactory factory() {
        return factory;
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
