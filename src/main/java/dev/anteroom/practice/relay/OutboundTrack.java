package dev.anteroom.practice.relay;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio or the video that one client receives: one unbroken stream, whatever source it is fed
 * from.
 */
final class OutboundTrack {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundTrack.class);
    private static final long SHORTEST_STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final SecureLeg leg;
    private final List<RtpCodec> codecs;
    private final int ssrc;
    private final HeaderWriter writer;
    private final PacketIndex sent = new PacketIndex();
    private final BitrateAdvice bitrate = new BitrateAdvice();
    private final Set<CodecKind> complainedOf = EnumSet.noneOf(CodecKind.class);
    private final byte[] out = new byte[MediaPort.BUFFER + SrtpCipher.LONGEST_TRAILER];
    private @Nullable InboundTrack source;
    private @Nullable Splice splice;
    private long splicedAt;
    private boolean started;
    private int newestSequence;
    private int newestTimestamp;
    private int newestPictureId;
    private int newestLayerIndex;
    private long sentAt;
    private int packets;
    private int octets;

    OutboundTrack(SecureLeg leg, MediaOffer offer, List<RtpCodec> codecs, int ssrc) {
        this.leg = leg;
        this.codecs = codecs;
        this.ssrc = ssrc;
        writer = new HeaderWriter(offer, ssrc);
    }

    int ssrc() {
        return ssrc;
    }

    BitrateAdvice bitrate() {
        return bitrate;
    }

    @Nullable InboundTrack source() {
        return source;
    }

    /** Changes the source; null for none. The same one goes on without a break. */
    void attach(@Nullable InboundTrack to) {
        @Nullable InboundTrack from = source;
        if (from == to) {
            return;
        }
        if (from != null) {
            from.remove(this);
        }
        source = to;
        interrupt();
        if (to != null) {
            to.add(this);
        }
    }

    /** What comes next need not fit to what came before. */
    void interrupt() {
        splice = null;
    }

    /** Whether nothing can be sent before the next key frame. */
    boolean waits() {
        @Nullable InboundTrack from = source;
        return splice == null && from != null && leg.isOpen() && codec(from).isPresent();
    }

    /** When the present source joined; empty while there is none. */
    Optional<Long> splicedAt() {
        return splice == null ? Optional.empty() : Optional.of(splicedAt);
    }

    private Optional<RtpCodec> codec(InboundTrack from) {
        return codecs.stream().filter(codec -> codec.kind() == from.codec()).findFirst();
    }

    void forward(MediaPacket packet, long now) {
        @Nullable Splice current = splice;
        if (current == null) {
            current = join(packet, now);
            if (current == null) {
                return;
            }
            splice = current;
            splicedAt = now;
        }
        if (!current.isBefore(packet)) {
            write(packet, current, now);
        }
    }

    private @Nullable Splice join(MediaPacket packet, long now) {
        @Nullable InboundTrack from = source;
        if (from == null || !leg.isOpen()) {
            return null;
        }
        Optional<RtpCodec> codec = codec(from);
        if (codec.isEmpty()) {
            complain(from.codec());
            return null;
        }
        if (from.codec().isVideo() && !packet.video().keyFrameStarts()) {
            return null;
        }
        return splice(packet, codec.get(), now);
    }

    private void complain(CodecKind codec) {
        if (complainedOf.add(codec)) {
            LOG.info("A client cannot decode {}, so it is not sent what comes in it.", codec);
        }
    }

    private Splice splice(MediaPacket packet, RtpCodec codec, long now) {
        int payloadType = codec.payloadType();
        if (!started) {
            return new Splice(payloadType, packet.index(), 0, 0, 0, 0);
        }
        long step = NtpTime.span(Math.max(now - sentAt, SHORTEST_STEP));
        int timestamp = newestTimestamp + (int) NtpTime.ticks(step, codec.kind().clockRate());
        return new Splice(
                payloadType,
                packet.index(),
                newestSequence + 1 - packet.sequence(),
                timestamp - packet.timestamp(),
                newestPictureId + 1 - packet.video().pictureId(),
                newestLayerIndex + 1 - packet.video().layerIndex());
    }

    private void write(MediaPacket packet, Splice current, long now) {
        if (packet.payloadLength() > MediaPort.BUFFER - HeaderWriter.LONGEST) {
            return;
        }
        int header = writer.write(out, packet, current, NtpTime.at(now));
        packet.copyPayload(out, header);
        VideoDescriptor video = packet.video();
        int pictureId = video.pictureId() + current.pictureId();
        int layerIndex = video.layerIndex() + current.layerIndex();
        video.number(out, header - packet.payloadAt(), pictureId, layerIndex);
        note(packet, current, pictureId, layerIndex, now);
        leg.sendMedia(out, header, header + packet.payloadLength(), sent);
    }

    private void note(MediaPacket packet, Splice current, int pictureId, int layerIndex, long now) {
        packets++;
        octets += packet.payloadLength();
        int sequence = current.sequenceOf(packet.sequence());
        if (started && (sequence - newestSequence & 0xffff) >= 1 << 15) {
            return;
        }
        started = true;
        newestSequence = sequence;
        newestTimestamp = packet.timestamp() + current.timestamp();
        sentAt = now;
        if (packet.video().hasPictureId()) {
            newestPictureId = pictureId;
        }
        if (packet.video().hasLayerIndex()) {
            newestLayerIndex = layerIndex;
        }
    }

    /** Sends a packet again that the client lost, if it is still known. */
    void repeat(int sequence, long now) {
        @Nullable Splice current = splice;
        @Nullable InboundTrack from = source;
        if (current == null || from == null) {
            return;
        }
        @Nullable MediaPacket kept = from.find(current.sourceOf(sequence));
        if (kept != null && !current.isBefore(kept)) {
            write(kept, current, now);
        }
    }

    /** Tells when the stream's timestamps were, once the publisher has said so. */
    boolean writeReport(RtcpWriter report, String name, long now) {
        @Nullable Splice current = splice;
        @Nullable InboundTrack from = source;
        if (current == null || from == null || !from.clock().knows(from.codec())) {
            return false;
        }
        long time = NtpTime.at(now);
        int timestamp = from.clock().timestampAt(from.codec(), time) + current.timestamp();
        report.startSenderReport(ssrc, time, timestamp, packets, octets);
        report.addName(ssrc, name);
        return true;
    }
}
