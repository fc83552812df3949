package dev.anteroom.practice.relay;

import dev.anteroom.practice.relay.SdpAnswer.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that receives: one stream of audio, one of video, from whoever it is routed to. */
final class Subscriber implements Traffic {
    private static final long REPORT_PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final SecureLeg leg;
    private final String stream;
    private final List<OutboundTrack> tracks = new ArrayList<>(2);
    private final RtcpWriter writer = new RtcpWriter();
    private @Nullable OutboundTrack audio;
    private @Nullable OutboundTrack video;
    private @Nullable Publisher source;
    private boolean wantsAudio = true;
    private boolean wantsVideo = true;
    private long reportedAt;

    Subscriber(SecureLeg leg, List<Accepted> accepted, long now) {
        this.leg = leg;
        stream = accepted.getFirst().source().stream();
        reportedAt = now;
        for (Accepted section : accepted) {
            OutboundTrack track =
                    new OutboundTrack(
                            leg, section.offer(), section.codecs(), section.source().ssrc());
            tracks.add(track);
            if (section.offer().isVideo()) {
                video = track;
            } else {
                audio = track;
            }
        }
    }

    /** Chooses whose media is received; null for nobody's. */
    void route(@Nullable Publisher from) {
        source = from;
        attach();
    }

    /** Chooses which of it is received. */
    void want(boolean sound, boolean picture) {
        wantsAudio = sound;
        wantsVideo = picture;
        attach();
    }

    private void attach() {
        @Nullable Publisher from = source;
        @Nullable OutboundTrack heard = audio;
        @Nullable OutboundTrack seen = video;
        if (heard != null) {
            heard.attach(from == null || !wantsAudio ? null : from.audio());
        }
        if (seen != null) {
            seen.attach(from == null || !wantsVideo ? null : from.video());
        }
    }

    @Override
    public void ready(long now) {
        // The sources notice at their next tick that somebody waits for a key frame.
    }

    @Override
    public void media(byte[] packet, int length, long now) {
        // A client that receives has nothing to send.
    }

    @Override
    public void control(byte[] packet, int length, long now) {
        RtcpReader.read(packet, length, new Feedback(now));
    }

    @Override
    public void tick(long now) {
        if (now - reportedAt < REPORT_PERIOD) {
            return;
        }
        reportedAt = now;
        for (OutboundTrack track : tracks) {
            if (track.writeReport(writer, stream, now)) {
                leg.sendControl(writer.data(), writer.length());
            }
        }
    }

    @Override
    public void end() {
        route(null);
    }

    private final class Feedback implements RtcpReader.Visitor {
        private final long now;

        Feedback(long now) {
            this.now = now;
        }

        @Override
        public void lost(int source, int sequence) {
            @Nullable OutboundTrack seen = video;
            if (seen != null && seen.ssrc() == source) {
                seen.repeat(sequence, now);
            }
        }

        @Override
        public void wantsKeyFrame(int source) {
            @Nullable OutboundTrack seen = video;
            if (seen == null || seen.ssrc() != source) {
                return;
            }
            @Nullable InboundTrack from = seen.source();
            if (from != null) {
                from.wantKeyFrame();
            }
        }

        @Override
        public void estimates(long bitsPerSecond) {
            @Nullable OutboundTrack seen = video;
            if (seen != null) {
                seen.bitrate().note(bitsPerSecond, now);
            }
        }
    }
}
