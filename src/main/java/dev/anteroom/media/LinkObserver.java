package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;

/**
 * Hands what the library reports to the rtc thread. Called on the library's signaling thread, which
 * would wait for itself if the connection were used from here.
 */
final class LinkObserver implements PeerConnectionObserver {
    private final TaskThread rtc;
    private final NativeLink link;

    LinkObserver(TaskThread rtc, NativeLink link) {
        this.rtc = rtc;
        this.link = link;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate found) {
        IceCandidate candidate = new IceCandidate(found.sdpMid, found.sdpMLineIndex, found.sdp);
        rtc.run(() -> link.candidateFound(candidate));
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        if (state == RTCIceGatheringState.COMPLETE) {
            rtc.run(link::candidatesEnded);
        }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        LinkState now =
                switch (state) {
                    case NEW -> LinkState.NEW;
                    case CONNECTING -> LinkState.CONNECTING;
                    case CONNECTED -> LinkState.CONNECTED;
                    case DISCONNECTED -> LinkState.INTERRUPTED;
                    case FAILED -> LinkState.FAILED;
                    case CLOSED -> LinkState.CLOSED;
                };
        rtc.run(() -> link.stateChanged(now));
    }
}
