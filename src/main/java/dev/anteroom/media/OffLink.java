package dev.anteroom.media;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A link without media: it refuses in words. Thread-safe. */
final class OffLink implements PeerLink {
    @Override
    public CompletionStage<String> offer() {
        return CompletableFuture.failedStage(LinkFailures.noMedia());
    }

    @Override
    public CompletionStage<@Nullable Void> answer(String sdp) {
        return CompletableFuture.failedStage(LinkFailures.noMedia());
    }

    @Override
    public void candidate(IceCandidate candidate) {}

    @Override
    public void limit(SendLimits limits) {}

    @Override
    public void watch(@Nullable VideoSink sink) {}

    @Override
    public void volume(double volume) {}

    @Override
    public void meter(@Nullable AudioMeter meter) {}

    @Override
    public CompletionStage<LinkStatistics> statistics() {
        return CompletableFuture.completedStage(LinkStatistics.NOTHING);
    }

    @Override
    public void close() {}
}
