package dev.anteroom.practice.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The audio or the video of one publisher, and who receives it. */
final class InboundTrack {
    private static final long KEY_FRAME_PAUSE = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long SOURCE_PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final RtpCodec codec;
    private final MediaPacket.Extensions extensions;
    private final List<Integer> declared;
    private final int maxKbps;
    private final List<OutboundTrack> receivers = new ArrayList<>();
    private final MediaPacket packet = new MediaPacket();
    private final SenderClock clock;
    private @Nullable PacketCache cache;
    private int source;
    private boolean hasSource;
    private PacketIndex index = new PacketIndex();
    private Reception reception;
    private Gaps gaps = new Gaps();
    private boolean passing = true;
    private boolean keyFrameWanted;
    private long keyFrameAskedAt;
    private long heardAt;
    private int intraRequests;

    InboundTrack(MediaOffer offer, RtpCodec codec, SenderClock clock, long now) {
        this.codec = codec;
        this.clock = clock;
        extensions =
                new MediaPacket.Extensions(
                        offer.extension(HeaderExtensions.AUDIO_LEVEL),
                        offer.extension(HeaderExtensions.ORIENTATION));
        declared = offer.sources();
        maxKbps = offer.maxKbps();
        cache = codec.kind().isVideo() ? new PacketCache() : null;
        reception = new Reception(codec.kind().clockRate());
        keyFrameAskedAt = now - KEY_FRAME_PAUSE;
        if (!declared.isEmpty()) {
            // The first one of several is the smallest picture of a simulcast.
            use(declared.getFirst());
        }
    }

    private void use(int newSource) {
        if (hasSource) {
            receivers.forEach(OutboundTrack::interrupt);
        }
        source = newSource;
        hasSource = true;
        index = new PacketIndex();
        reception = new Reception(codec.kind().clockRate());
        gaps = new Gaps();
    }

    CodecKind codec() {
        return codec.kind();
    }

    int maxKbps() {
        return maxKbps;
    }

    SenderClock clock() {
        return clock;
    }

    List<OutboundTrack> receivers() {
        return receivers;
    }

    boolean hasSource() {
        return hasSource;
    }

    int source() {
        return source;
    }

    /** Whether a packet can be one of ours; cheap, since strangers' packets end here. */
    boolean mayOwn(Rtp header, long now) {
        if (header.payloadType() != codec.payloadType()) {
            return false;
        }
        if (hasSource && header.source() == source) {
            return true;
        }
        return declared.isEmpty() && (!hasSource || now - heardAt > SOURCE_PATIENCE);
    }

    /** Opens a packet and hands it on. */
    void accept(SecureLeg leg, byte[] data, int length, Rtp header, long now) {
        boolean newSource = !hasSource || header.source() != source;
        PacketIndex seen = newSource ? new PacketIndex() : index;
        long before = seen.highest();
        int opened = leg.openMedia(data, header.headerLength(), length, seen);
        int end = opened < 0 ? 0 : header.payloadEnd(opened);
        if (end == 0) {
            return;
        }
        if (newSource) {
            use(header.source());
            index = seen;
        }
        heardAt = now;
        long at = seen.of(header.sequence());
        note(at, before, header.timestamp(), now);
        packet.read(data, end, header, at, codec.kind(), extensions);
        @Nullable PacketCache kept = cache;
        if (kept != null) {
            kept.put(packet);
        }
        forward(now);
    }

    private void note(long at, long before, int timestamp, long now) {
        reception.note(at, timestamp, now);
        if (codec.kind().isVideo() && !gaps.note(at, before)) {
            keyFrameWanted = true;
        }
    }

    private void forward(long now) {
        if (!passing) {
            return;
        }
        for (int i = 0; i < receivers.size(); i++) {
            receivers.get(i).forward(packet, now);
        }
    }

    /** The level that the newest packet told of; {@link MediaPacket#NONE} if it told of none. */
    int audioLevel() {
        return passing ? packet.audioLevel() : MediaPacket.NONE;
    }

    void pass(boolean open) {
        if (passing != open) {
            passing = open;
            receivers.forEach(OutboundTrack::interrupt);
        }
    }

    void add(OutboundTrack receiver) {
        receivers.add(receiver);
    }

    void remove(OutboundTrack receiver) {
        receivers.remove(receiver);
    }

    /** One of the newest packets, for somebody who lost it. */
    @Nullable MediaPacket find(int sequence) {
        @Nullable PacketCache kept = cache;
        return kept == null ? null : kept.find(sequence);
    }

    void wantKeyFrame() {
        keyFrameWanted = true;
    }

    /** Adds a request for a key frame if one is due; true if it was added. */
    boolean writeKeyFrameRequest(RtcpWriter writer, int reporter, long now) {
        if (!codec.kind().isVideo() || !hasSource || now - keyFrameAskedAt < KEY_FRAME_PAUSE) {
            return false;
        }
        boolean waitedFor = passing && receivers.stream().anyMatch(OutboundTrack::waits);
        if (!keyFrameWanted && !waitedFor) {
            return false;
        }
        keyFrameWanted = false;
        keyFrameAskedAt = now;
        if (codec.understands("nack pli") || !codec.understands("ccm fir")) {
            writer.addPictureLoss(reporter, source);
        } else {
            writer.addFullIntraRequest(reporter, source, intraRequests++);
        }
        return true;
    }

    /** Adds a request for missing packets if one is due; true if it was added. */
    boolean writeNack(RtcpWriter writer, int reporter, long now) {
        return hasSource && codec.understands("nack") && gaps.write(writer, reporter, source, now);
    }

    /** Adds what a report says about this track, once something was received. */
    void writeReport(RtcpWriter writer, long now) {
        if (hasSource && index.highest() >= 0) {
            reception.write(writer, source, index.highest(), now);
        }
    }

    void reported(long ntp, int timestamp, long now) {
        reception.reported(ntp, now);
        clock.reported(codec.kind(), ntp, timestamp, now);
    }
}
