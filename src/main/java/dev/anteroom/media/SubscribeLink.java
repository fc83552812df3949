package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A link that receives. */
final class SubscribeLink extends NativeLink {
    private static final Duration METER_PERIOD = Duration.ofMillis(200);

    private final MediaKinds kinds;
    private final FrameTap tap = new FrameTap();
    private @Nullable ReceivingSide side;
    private @Nullable VideoTrack picture;
    private @Nullable RTCRtpReceiver hearing;
    private @Nullable MediaStreamTrack sound;
    private @Nullable Registration metering;
    private boolean tapped;
    private boolean silent;

    SubscribeLink(RtcThread rtc, NativeScope scope, LinkListener listener, MediaKinds kinds) {
        super(rtc, scope, listener);
        this.kinds = kinds;
    }

    /** Called before the link is opened. */
    void receiveWith(ReceivingSide receiving) {
        side = receiving;
    }

    @Override
    void assemble(PeerConnectionFactory factory, RTCPeerConnection made, NativeScope owned) {
        // The library makes transceivers for tracks only; these are never sent.
        ReceivingSide tracks = Objects.requireNonNull(side, "call receiveWith first");
        if (kinds.audio()) {
            RTCRtpTransceiver audio = made.addTransceiver(tracks.mutedTrack(), receiveOnly());
            hearing = audio.getReceiver();
            sound = hearing.getTrack();
            applyVolume();
        }
        if (kinds.video()) {
            RTCRtpTransceiver video = made.addTransceiver(tracks.blankTrack(), receiveOnly());
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
        rtc().run(
                        () -> {
                            silent = volume <= 0;
                            applyVolume();
                        });
    }

    private void applyVolume() {
        if (sound != null) {
            sound.setEnabled(!silent);
        }
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        rtc().run(() -> follow(meter));
    }

    private void follow(@Nullable AudioMeter meter) {
        if (metering != null) {
            metering.close();
            metering = null;
        }
        if (meter != null && hearing != null) {
            metering = rtc().every(METER_PERIOD, () -> measureLevel(meter));
        }
    }

    private void measureLevel(AudioMeter meter) {
        RTCPeerConnection open = connection();
        RTCRtpReceiver receiver = hearing;
        if (open != null && receiver != null) {
            open.getStats(receiver, report -> meter.level(level(report)));
        }
    }

    private static double level(RTCStatsReport report) {
        for (RTCStats stats : report.getStats().values()) {
            if (stats.getAttributes().get("audioLevel") instanceof Number level) {
                return level.doubleValue();
            }
        }
        return 0;
    }

    @Override
    public void limit(SendLimits limits) {
        // nothing is sent
    }

    @Override
    void release() {
        follow(null);
        tap.watch(null);
        applyTap();
        picture = null;
        hearing = null;
        sound = null;
    }
}
