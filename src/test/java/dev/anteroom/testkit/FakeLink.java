package dev.anteroom.testkit;

import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.SendLimits;
import dev.anteroom.media.VideoSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A connection without a network: it records what it is told, and the test is what happens to it.
 * Safe to use from two threads.
 */
public final class FakeLink implements PeerLink {
    private final int number;
    private final @Nullable LocalMedia media;
    private final MediaKinds kinds;
    private final List<IceServer> servers;
    private final LinkListener listener;
    private final CompletableFuture<String> offer;
    private final CompletableFuture<@Nullable Void> answered;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final List<IceCandidate> candidates = new CopyOnWriteArrayList<>();
    private final List<SendLimits> limits = new CopyOnWriteArrayList<>();
    private volatile @Nullable VideoSink sink;
    private volatile @Nullable AudioMeter meter;
    private volatile double volume = 1;
    private volatile LinkStatistics statistics = LinkStatistics.NOTHING;
    private final boolean connects;
    private volatile boolean closed;

    FakeLink(
            int number,
            @Nullable LocalMedia media,
            MediaKinds kinds,
            List<IceServer> servers,
            LinkListener listener,
            CompletableFuture<String> offer,
            CompletableFuture<@Nullable Void> answered,
            boolean connects) {
        this.number = number;
        this.media = media;
        this.kinds = kinds;
        this.servers = List.copyOf(servers);
        this.listener = listener;
        this.offer = offer;
        this.answered = answered;
        this.connects = connects;
    }

    // What the test says.

    /** The offer of the link with this number: a proper one, of sections called 0 and 1. */
    public static String offerOf(int number) {
        String way =
                """
                a=ice-ufrag:fake
                a=ice-pwd:fakefakefakefakefakefake
                a=fingerprint:sha-256 00:11:22
                a=setup:actpass
                """;
        return """
        v=0
        o=- %d 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:0
        %sa=rtpmap:111 opus/48000/2
        m=video 9 UDP/TLS/RTP/SAVPF 96
        a=mid:1
        %sa=rtpmap:96 VP8/90000
        """
                .formatted(number, way, way);
    }

    /** Ends an offer that the engine was told to hold. */
    public void makeOffer() {
        offer.complete(offerOf(number));
    }

    /** Ends an offer or answer that the engine was told to hold as failed. */
    public void fail(Throwable why) {
        if (!offer.completeExceptionally(why)) {
            answered.completeExceptionally(why);
        }
    }

    /** Takes an answer that the engine was told to hold. */
    public void takeAnswer() {
        answered.complete(null);
    }

    /** The connection's state changes. */
    public void state(LinkState state) {
        listener.onState(state);
    }

    /** A way to reach us is found. */
    public void find(IceCandidate candidate) {
        listener.onCandidate(candidate);
    }

    /** No more ways are found. */
    public void endOfCandidates() {
        listener.onCandidatesEnd();
    }

    /** Shows a received picture of one colour; false when nobody took it. */
    public boolean show(int width, int height, int argb) {
        return FakeFrames.show(sink, width, height, argb);
    }

    /** Tells a received level to whoever follows it. */
    public void level(double level) {
        AudioMeter follower = meter;
        if (follower != null) {
            follower.level(level);
        }
    }

    /** What is measured from now on. */
    public void statistics(LinkStatistics measured) {
        statistics = measured;
    }

    // What it was told.

    /** From 1, in the order they were made. */
    public int number() {
        return number;
    }

    /** What it sends; empty for a link that receives. */
    public Optional<LocalMedia> media() {
        return Optional.ofNullable(media);
    }

    /** What it carries. */
    public MediaKinds kinds() {
        return kinds;
    }

    /** What it was made with. */
    public List<IceServer> servers() {
        return servers;
    }

    /** The answers it took. */
    public List<String> answers() {
        return List.copyOf(answers);
    }

    /** The other side's candidates. */
    public List<IceCandidate> candidates() {
        return List.copyOf(candidates);
    }

    /** Every limit it was given, the first when it was made. */
    public List<SendLimits> limits() {
        return List.copyOf(limits);
    }

    /** Whether somebody watches. */
    public boolean isWatched() {
        return sink != null;
    }

    /** Whether somebody follows the level. */
    public boolean isMetered() {
        return meter != null;
    }

    /** How loud it is. */
    public double volume() {
        return volume;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<String> offer() {
        return offer.minimalCompletionStage();
    }

    @Override
    public CompletionStage<@Nullable Void> answer(String sdp) {
        answers.add(sdp);
        if (connects) {
            find(new IceCandidate("0", 0, "candidate:1 1 udp 1 127.0.0.1 9 typ host"));
            endOfCandidates();
            state(LinkState.CONNECTED);
        }
        return answered.minimalCompletionStage();
    }

    @Override
    public void candidate(IceCandidate candidate) {
        candidates.add(candidate);
    }

    @Override
    public void limit(SendLimits newLimits) {
        limits.add(newLimits);
    }

    @Override
    public void watch(@Nullable VideoSink newSink) {
        sink = newSink;
    }

    @Override
    public void volume(double newVolume) {
        volume = newVolume;
    }

    @Override
    public void meter(@Nullable AudioMeter newMeter) {
        meter = newMeter;
    }

    @Override
    public CompletionStage<LinkStatistics> statistics() {
        return CompletableFuture.completedStage(statistics);
    }

    @Override
    public void close() {
        closed = true;
        sink = null;
        meter = null;
    }
}
