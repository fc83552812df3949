package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.wire.MediaRequests;
import dev.anteroom.wire.MediaSignal.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The candidates of one connection, both ways: kept until the answer is there, since before that
 * neither side could use them (protocol sections 5.1 and 5.3). Bounded. Confined to the room's
 * loop.
 */
final class Candidates {
    private static final int MOST = 128;

    private final Consumer<ObjectNode> server;
    private final Consumer<IceCandidate> link;
    private final MidBook mids = new MidBook();
    private final List<ObjectNode> found = new ArrayList<>();
    private final List<IceCandidate> received = new ArrayList<>();
    private boolean answered;

    /**
     * @param server sends a {@code signaling_message}
     * @param link takes a candidate of the server
     */
    Candidates(Consumer<ObjectNode> server, Consumer<IceCandidate> link) {
        this.server = server;
        this.link = link;
    }

    /** This is our offer. */
    void offered(String sdp) {
        mids.read(sdp);
    }

    /** From now on nothing is kept. */
    void answered() {
        answered = true;
        found.forEach(server);
        found.clear();
        received.forEach(link);
        received.clear();
    }

    /** A way to reach us was found. */
    void found(JsonNode streamId, IceCandidate candidate) {
        send(
                MediaRequests.candidate(
                        streamId,
                        candidate.sdpMid(),
                        candidate.sdpMLineIndex(),
                        candidate.candidate()));
    }

    /** No more ways will be found. */
    void foundAll(JsonNode streamId) {
        send(MediaRequests.endOfCandidates(streamId));
    }

    private void send(ObjectNode message) {
        if (answered) {
            server.accept(message);
        } else if (found.size() < MOST) {
            found.add(message);
        }
    }

    /** The server told a way to reach it. */
    void received(Message.Candidate candidate) {
        IceCandidate usable = mids.resolve(candidate);
        if (answered) {
            link.accept(usable);
        } else if (received.size() < MOST) {
            received.add(usable);
        }
    }
}
