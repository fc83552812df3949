package dev.anteroom.media;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other side of a link, as a room server would be: it answers. It receives what is sent to it,
 * or sends a picture and a tone of its own.
 */
final class AnsweringPeer implements AutoCloseable {
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("test-peer").factory());
    private final AudioDeviceModuleBase module;
    private final PeerConnectionFactory factory;
    private final NativeScope scope = new NativeScope(new AtomicInteger());
    private final FrameTap tap = new FrameTap();
    private final boolean sends;
    final Hearing hearing = new Hearing();
    private final PictureFeed pictures;
    private final VoiceOutlet voice;

    private AnsweringPeer(boolean sends) {
        this.sends = sends;
        // A module with a recording thread would fight the custom source (platform notes).
        module =
                sends
                        ? new AudioDeviceModule(AudioLayer.kDummyAudio)
                        : new HeadlessAudioDeviceModule();
        factory = new PeerConnectionFactory(module);
        PictureOutlet camera = new PictureOutlet();
        pictures = camera.feed(scope);
        voice = new VoiceOutlet(scope.own(new CustomAudioSource(), CustomAudioSource::dispose));
        if (sends) {
            SyntheticCamera.open(new VideoMode(640, 360, 30), camera, scope);
            SyntheticMicrophone.open(voice, scope);
        }
    }

    /** Receives. */
    static AnsweringPeer listening() {
        return new AnsweringPeer(false);
    }

    /** Sends. */
    static AnsweringPeer sending() {
        return new AnsweringPeer(true);
    }

    void watch(VideoSink sink) {
        tap.watch(sink);
    }

    /** Answers an offer with all candidates in the answer. */
    Answered answer(String offer) throws Exception {
        return worker.submit(() -> new Answered(offer)).get(20, TimeUnit.SECONDS);
    }

    /** One answered connection. */
    final class Answered implements AutoCloseable {
        final String sdp;
        private final RTCPeerConnection connection;
        private final NativeScope tracks = new NativeScope(new AtomicInteger());
        private final List<Runnable> senders = new ArrayList<>();
        private final CompletableFuture<Void> gathered = new CompletableFuture<>();

        private Answered(String offer) throws Exception {
            connection =
                    factory.createPeerConnection(
                            new RTCConfiguration(),
                            new PeerConnectionObserver() {
                                @Override
                                public void onIceCandidate(RTCIceCandidate candidate) {}

                                @Override
                                public void onIceGatheringChange(RTCIceGatheringState state) {
                                    if (state == RTCIceGatheringState.COMPLETE) {
                                        gathered.complete(null);
                                    }
                                }

                                @Override
                                public void onTrack(RTCRtpTransceiver transceiver) {
                                    MediaStreamTrack track = transceiver.getReceiver().getTrack();
                                    if (track instanceof VideoTrack video && !sends) {
                                        video.addSink(tap);
                                    } else if (track instanceof AudioTrack audio && !sends) {
                                        audio.addSink(hearing);
                                    }
                                }
                            });
            if (sends) {
                VideoTrack video = factory.createVideoTrack("video", pictures.source());
                AudioTrack audio = factory.createAudioTrack("audio", voice.source());
                if (offer.contains("m=audio")) {
                    senders.add(
                            ForgottenReferences.of(connection.addTrack(audio, List.of("answer"))));
                }
                if (offer.contains("m=video")) {
                    senders.add(
                            ForgottenReferences.of(connection.addTrack(video, List.of("answer"))));
                }
                tracks.own(video, MediaStreamTrack::dispose);
                tracks.own(audio, MediaStreamTrack::dispose);
            }
            set(false, new RTCSessionDescription(RTCSdpType.OFFER, offer));
            CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
            connection.createAnswer(
                    new RTCAnswerOptions(),
                    new CreateSessionDescriptionObserver() {
                        @Override
                        public void onSuccess(RTCSessionDescription description) {
                            made.complete(description);
                        }

                        @Override
                        public void onFailure(String error) {
                            made.completeExceptionally(new IllegalStateException(error));
                        }
                    });
            set(true, made.get(10, TimeUnit.SECONDS));
            gathered.get(10, TimeUnit.SECONDS);
            sdp = connection.getLocalDescription().sdp;
        }

        private void set(boolean local, RTCSessionDescription description) throws Exception {
            CompletableFuture<Void> done = new CompletableFuture<>();
            SetSessionDescriptionObserver observer =
                    new SetSessionDescriptionObserver() {
                        @Override
                        public void onSuccess() {
                            done.complete(null);
                        }

                        @Override
                        public void onFailure(String error) {
                            done.completeExceptionally(new IllegalStateException(error));
                        }
                    };
            if (local) {
                connection.setLocalDescription(description, observer);
            } else {
                connection.setRemoteDescription(description, observer);
            }
            done.get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            onWorker(
                    () -> {
                        Runnable forgotten = ForgottenReferences.of(connection);
                        connection.close();
                        senders.forEach(Runnable::run);
                        forgotten.run();
                        tracks.close();
                    });
        }
    }

    @Override
    public void close() {
        onWorker(
                () -> {
                    scope.close();
                    factory.dispose();
                    module.dispose();
                });
        worker.shutdown();
    }

    private void onWorker(Runnable task) {
        try {
            worker.submit(task).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
