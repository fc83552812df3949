package dev.anteroom.practice.relay;

import dev.anteroom.practice.relay.SdpAnswer.Accepted;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that sends: its tracks, and what it is told about them. */
final class Publisher implements Traffic {
    private static final long REPORT_PERIOD = TimeUnit.SECONDS.toNanos(1);

    /** Our own source in reports; we send nothing under it. */
    private static final int REPORTER = 1;

    private final SecureLeg leg;
    private final Rtp header = new Rtp();
    private final RtcpWriter writer = new RtcpWriter();
    private final @Nullable InboundTrack audio;
    private final @Nullable InboundTrack video;
    private final LevelMeter meter;
    private long reportedAt;

    Publisher(
            String name,
            SecureLeg leg,
            List<Accepted> accepted,
            MediaRelay.Listener listener,
            long now) {
        this.leg = leg;
        SenderClock clock = new SenderClock();
        audio = track(accepted, false, clock, now);
        video = track(accepted, true, clock, now);
        meter = new LevelMeter(level -> listener.onLevel(name, level), now);
        reportedAt = now;
    }

    private static @Nullable InboundTrack track(
            List<Accepted> accepted, boolean video, SenderClock clock, long now) {
        for (Accepted section : accepted) {
            if (section.offer().isVideo() == video) {
                return new InboundTrack(section.offer(), section.codecs().getFirst(), clock, now);
            }
        }
        return null;
    }

    @Nullable InboundTrack audio() {
        return audio;
    }

    @Nullable InboundTrack video() {
        return video;
    }

    void pass(boolean sound, boolean picture) {
        @Nullable InboundTrack heard = audio;
        @Nullable InboundTrack seen = video;
        if (heard != null) {
            heard.pass(sound);
        }
        if (seen != null) {
            seen.pass(picture);
        }
    }

    @Override
    public void ready(long now) {
        report(now);
    }

    @Override
    public void media(byte[] packet, int length, long now) {
        if (!header.read(packet, length)) {
            return;
        }
        @Nullable InboundTrack heard = audio;
        @Nullable InboundTrack seen = video;
        if (seen != null && seen.mayOwn(header, now)) {
            seen.accept(leg, packet, length, header, now);
        } else if (heard != null && heard.mayOwn(header, now)) {
            heard.accept(leg, packet, length, header, now);
            int level = heard.audioLevel();
            if (level != MediaPacket.NONE) {
                meter.note(level);
            }
        }
    }

    @Override
    public void control(byte[] packet, int length, long now) {
        RtcpReader.read(
                packet,
                length,
                new RtcpReader.Visitor() {
                    @Override
                    public void report(int source, long ntp, int timestamp) {
                        reported(audio, source, ntp, timestamp, now);
                        reported(video, source, ntp, timestamp, now);
                    }
                });
    }

    private static void reported(
            @Nullable InboundTrack track, int source, long ntp, int timestamp, long now) {
        if (track != null && track.hasSource() && track.source() == source) {
            track.reported(ntp, timestamp, now);
        }
    }

    @Override
    public void tick(long now) {
        meter.tick(now);
        if (!leg.isOpen()) {
            return;
        }
        if (now - reportedAt >= REPORT_PERIOD) {
            report(now);
        }
        @Nullable InboundTrack seen = video;
        if (seen != null) {
            writer.startReceiverReport(REPORTER);
            boolean nack = seen.writeNack(writer, REPORTER, now);
            if (seen.writeKeyFrameRequest(writer, REPORTER, now) || nack) {
                send();
            }
        }
    }

    private void report(long now) {
        reportedAt = now;
        writer.startReceiverReport(REPORTER);
        @Nullable InboundTrack heard = audio;
        @Nullable InboundTrack seen = video;
        if (heard != null) {
            heard.writeReport(writer, now);
        }
        if (seen != null) {
            seen.writeReport(writer, now);
            if (seen.hasSource()) {
                writer.addEstimate(REPORTER, seen.source(), BitrateAdvice.of(seen, now));
            }
        }
        send();
    }

    private void send() {
        leg.sendControl(writer.data(), writer.length());
    }

    @Override
    public void end() {
        detachAll(audio);
        detachAll(video);
    }

    private static void detachAll(@Nullable InboundTrack track) {
        if (track != null) {
            List.copyOf(track.receivers()).forEach(receiver -> receiver.attach(null));
        }
    }
}
