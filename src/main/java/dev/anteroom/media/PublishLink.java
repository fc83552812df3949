package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A link that sends. */
final class PublishLink extends NativeLink {
    private static final String STREAM = "anteroom";

    private final MediaKinds kinds;
    private final Sendable media;
    private SendLimits limits;
    private @Nullable SendingSide side;
    private @Nullable RTCRtpSender pictures;
    private @Nullable PictureFeed feed;

    PublishLink(
            TaskThread rtc,
            NativeScope scope,
            LinkListener listener,
            MediaKinds kinds,
            Sendable media,
            SendLimits limits) {
        super(rtc, scope, listener);
        this.kinds = kinds;
        this.media = media;
        this.limits = limits;
    }

    /** Called before the link is opened. */
    void sendWith(SendingSide sending) {
        side = sending;
    }

    @Override
    void assemble(PeerConnectionFactory factory, NativeScope owned) {
        Codecs codecs = Objects.requireNonNull(side, "call sendWith first").codecs();
        if (kinds.audio()) {
            MediaStreamTrack track =
                    owned.own(
                            factory.createAudioTrack("audio", media.voice()),
                            MediaStreamTrack::dispose);
            add(track, sendOnly(), codecs.audio());
        }
        if (kinds.video()) {
            PictureFeed opened = media.pictures().feed(owned);
            MediaStreamTrack track =
                    owned.own(
                            factory.createVideoTrack("video", opened.source()),
                            MediaStreamTrack::dispose);
            RTCRtpTransceiverInit init = sendOnly();
            RTCRtpEncodingParameters encoding = new RTCRtpEncodingParameters();
            encoding.active = true;
            apply(limits, encoding);
            init.sendEncodings = List.of(encoding);
            pictures = add(track, init, codecs.video()).getSender();
            opened.limit(limits.maxFramesPerSecond());
            feed = opened;
        }
    }

    private static RTCRtpTransceiverInit sendOnly() {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = RTCRtpTransceiverDirection.SEND_ONLY;
        init.streamIds = List.of(STREAM);
        return init;
    }

    private static void apply(SendLimits limits, RTCRtpEncodingParameters encoding) {
        int most = limits.maxKilobits() * 1000;
        int least = limits.minKilobits() * 1000;
        encoding.maxBitrate = most > 0 ? most : null;
        // the library refuses a minimum above the maximum
        encoding.minBitrate = least > 0 && (most == 0 || least <= most) ? least : null;
        encoding.maxFramerate =
                limits.maxFramesPerSecond() > 0 ? (double) limits.maxFramesPerSecond() : null;
    }

    @Override
    public void limit(SendLimits changed) {
        rtc().run(
                        () -> {
                            limits = changed;
                            if (pictures != null) {
                                limitSender(pictures);
                            }
                        });
    }

    private void limitSender(RTCRtpSender sender) {
        RTCRtpSendParameters parameters = sender.getParameters();
        for (RTCRtpEncodingParameters encoding : parameters.encodings) {
            apply(limits, encoding);
        }
        sender.setParameters(parameters);
        if (feed != null) {
            feed.limit(limits.maxFramesPerSecond());
        }
    }

    @Override
    public void watch(@Nullable VideoSink sink) {
        // nothing is received
    }

    @Override
    public void volume(double volume) {
        // nothing is received
    }

    @Override
    public void meter(@Nullable AudioMeter meter) {
        // nothing is received
    }

    @Override
    void release() {
        pictures = null;
        feed = null;
    }
}
