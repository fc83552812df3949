package dev.anteroom.media;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer connection: offer, answer, candidates, states and the end. What it carries is up to the
 * subclass. Everything but the public methods runs on the rtc thread.
 */
abstract class NativeLink implements PeerLink {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLink.class);

    private final TaskThread rtc;
    private final NativeScope scope;
    private final LinkListener listener;
    private final LinkMeasure measure = new LinkMeasure();
    private final List<IceCandidate> early = new ArrayList<>();
    private final List<Runnable> references = new ArrayList<>();
    private @Nullable RTCPeerConnection connection;
    private @Nullable Runnable onEnd;
    private @Nullable CompletableFuture<String> offering;
    private @Nullable CompletableFuture<@Nullable Void> answering;
    private boolean answered;
    private boolean ended;

    NativeLink(TaskThread rtc, NativeScope scope, LinkListener listener) {
        this.rtc = rtc;
        this.scope = scope;
        this.listener = listener;
    }

    /** Makes the connection. A link that is never opened refuses in words. */
    final void open(PeerConnectionFactory factory, List<IceServer> servers, Runnable whenEnded) {
        if (ended) {
            whenEnded.run();
            return;
        }
        onEnd = whenEnded;
        RTCPeerConnection made =
                factory.createPeerConnection(configuration(servers), new LinkObserver(rtc, this));
        connection = made;
        try {
            assemble(factory, scope);
            // owned last, because it is closed before the tracks that it uses
            scope.own(made, this::closeWholly);
        } catch (RuntimeException | Error e) {
            LOG.warn("A link could not be made", e);
            scope.own(made, this::closeWholly);
            end();
        }
    }

    private void closeWholly(RTCPeerConnection made) {
        Runnable forgotten = ForgottenReferences.of(made);
        made.close();
        references.forEach(Runnable::run);
        forgotten.run();
    }

    /** Adds what the link carries. */
    abstract void assemble(PeerConnectionFactory factory, NativeScope owned);

    /** Adds a track that is sent, or that stands for one that is received. */
    final RTCRtpTransceiver add(
            MediaStreamTrack track,
            RTCRtpTransceiverInit init,
            List<RTCRtpCodecCapability> codecs) {
        RTCRtpTransceiver added = Objects.requireNonNull(connection).addTransceiver(track, init);
        references.add(ForgottenReferences.of(added));
        added.setCodecPreferences(codecs);
        return added;
    }

    /** Stops what would call into the connection, before it is closed. */
    abstract void release();

    final TaskThread rtc() {
        return rtc;
    }

    private static RTCConfiguration configuration(List<IceServer> servers) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        for (IceServer server : servers) {
            RTCIceServer each = new RTCIceServer();
            each.urls.addAll(server.urls());
            each.username = server.username();
            each.password = server.credential();
            configuration.iceServers.add(each);
        }
        return configuration;
    }

    @Override
    public final CompletionStage<String> offer() {
        CompletableFuture<String> result = new CompletableFuture<>();
        onRtc(result, () -> makeOffer(result));
        return result.minimalCompletionStage();
    }

    private void makeOffer(CompletableFuture<String> result) {
        RTCPeerConnection open = connection;
        if (open == null) {
            result.completeExceptionally(ended ? LinkFailures.closed() : LinkFailures.noMedia());
            return;
        }
        offering = result;
        open.createOffer(
                new RTCOfferOptions(),
                new CreateSessionDescriptionObserver() {
                    @Override
                    public void onSuccess(RTCSessionDescription description) {
                        rtc.run(() -> applyOffer(description, result));
                    }

                    @Override
                    public void onFailure(String error) {
                        LOG.warn("No offer: {}", error);
                        result.completeExceptionally(LinkFailures.noOffer());
                    }
                });
    }

    private void applyOffer(RTCSessionDescription offer, CompletableFuture<String> result) {
        RTCPeerConnection open = connection;
        if (open == null) {
            result.completeExceptionally(LinkFailures.closed());
            return;
        }
        open.setLocalDescription(
                offer,
                new Applied(
                        () -> result.complete(offer.sdp),
                        error -> {
                            LOG.warn("The offer was not applied: {}", error);
                            result.completeExceptionally(LinkFailures.noOffer());
                        }));
    }

    @Override
    public final CompletionStage<@Nullable Void> answer(String sdp) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        onRtc(result, () -> applyAnswer(sdp, result));
        return result.minimalCompletionStage();
    }

    private void applyAnswer(String sdp, CompletableFuture<@Nullable Void> result) {
        RTCPeerConnection open = connection;
        if (open == null) {
            result.completeExceptionally(ended ? LinkFailures.closed() : LinkFailures.noMedia());
            return;
        }
        answering = result;
        try {
            open.setRemoteDescription(
                    new RTCSessionDescription(RTCSdpType.ANSWER, sdp),
                    new Applied(
                            () -> rtc.run(() -> answerApplied(result)),
                            error -> result.completeExceptionally(LinkFailures.badAnswer(error))));
        } catch (RuntimeException | Error e) {
            // The library throws what its parser says.
            result.completeExceptionally(LinkFailures.badAnswer(e));
        }
    }

    private void answerApplied(CompletableFuture<@Nullable Void> result) {
        answered = true;
        early.forEach(this::add);
        early.clear();
        result.complete(null);
    }

    @Override
    public final void candidate(IceCandidate candidate) {
        rtc.run(
                () -> {
                    if (answered) {
                        add(candidate);
                    } else {
                        early.add(candidate);
                    }
                });
    }

    private void add(IceCandidate candidate) {
        RTCPeerConnection open = connection;
        if (open == null) {
            return;
        }
        try {
            open.addIceCandidate(
                    new RTCIceCandidate(
                            candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
        } catch (RuntimeException | Error e) {
            LOG.debug("Dropped a candidate: {}", e.toString());
        }
    }

    final void candidateFound(IceCandidate candidate) {
        if (!ended) {
            listener.onCandidate(candidate);
        }
    }

    final void candidatesEnded() {
        if (!ended) {
            listener.onCandidatesEnd();
        }
    }

    final void stateChanged(LinkState state) {
        if (!ended && state != LinkState.CLOSED) {
            listener.onState(state);
        }
    }

    @Override
    public final CompletionStage<LinkStatistics> statistics() {
        CompletableFuture<LinkStatistics> result = new CompletableFuture<>();
        onRtc(
                result,
                () -> {
                    RTCPeerConnection open = connection;
                    if (open == null) {
                        result.complete(LinkStatistics.NOTHING);
                        return;
                    }
                    open.getStats(report -> rtc.run(() -> result.complete(measure.since(report))));
                });
        return result.minimalCompletionStage();
    }

    @Override
    public final void close() {
        rtc.run(this::end);
    }

    /** Ends the link now, on the rtc thread. */
    final void end() {
        if (ended) {
            return;
        }
        ended = true;
        release();
        connection = null;
        early.clear();
        scope.close();
        fail(offering);
        fail(answering);
        listener.onState(LinkState.CLOSED);
        if (onEnd != null) {
            onEnd.run();
        }
    }

    private static void fail(@Nullable CompletableFuture<?> pending) {
        if (pending != null) {
            pending.completeExceptionally(LinkFailures.closed());
        }
    }

    private void onRtc(CompletableFuture<?> result, Runnable task) {
        rtc.run(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException | Error e) {
                        LOG.warn("A native call of a link failed", e);
                        result.completeExceptionally(
                                new MediaException("The connection did not do that.", e));
                    }
                });
    }
}
