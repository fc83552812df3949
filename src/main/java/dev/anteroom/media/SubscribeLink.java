package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A link that receives. */
final class SubscribeLink extends NativeLink {
    private final MediaKinds kinds;
    private final FrameTap tap = new FrameTap();
    private final Ear ear = new Ear();
    private @Nullable NativeParts parts;
    private @Nullable VideoTrack picture;
    private @Nullable AudioTrack sound;
    private boolean tapped;

    SubscribeLink(TaskThread rtc, NativeScope scope, LinkListener listener, MediaKinds kinds) {
        super(rtc, scope, listener);
        this.kinds = kinds;
    }

    /** Called before the link is opened. */
    void receiveWith(NativeParts nativeParts) {
        parts = nativeParts;
    }

    @Override
    void assemble(PeerConnectionFactory factory, NativeScope owned) {
        NativeParts from = Objects.requireNonNull(parts, "call receiveWith first");
        ReceivingSide side = from.receiving();
        // The library makes transceivers for tracks only; these are never sent.
        if (kinds.audio()) {
            RTCRtpTransceiver audio = add(side.mutedTrack(), receiveOnly(), side.codecs().audio());
            sound = (AudioTrack) audio.getReceiver().getTrack();
            sound.addSink(ear);
            from.speaker().add(ear);
        }
        if (kinds.video()) {
            RTCRtpTransceiver video = add(side.blankTrack(), receiveOnly(), side.codecs().video());
            picture = (VideoTrack) video.getReceiver().getTrack();
            applyTap();
        }
    }

    private static RTCRtpTransceiverInit receiveOnly() {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = RTCRtpTransceiverDirection.RECV_ONLY;
        return init;
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        tap.watch(sink);
        rtc().run(this::applyTap);
    }

    private void applyTap() {
        VideoTrack track = picture;
        if (track == null || tapped == tap.watched()) {
            return;
        }
        tapped = tap.watched();
        if (tapped) {
            track.addSink(tap);
        } else {
            track.removeSink(tap);
        }
    }

    @Override
    public void volume(double volume) {
        ear.volume(volume);
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        ear.meter(meter);
    }

    @Override
    public void limit(SendLimits limits) {
        // nothing is sent
    }

    @Override
    void release() {
        ear.meter(null);
        if (sound != null) {
            sound.removeSink(ear);
            sound = null;
        }
        if (parts != null) {
            parts.speaker().remove(ear);
        }
        tap.watch(null);
        applyTap();
        picture = null;
    }
}
