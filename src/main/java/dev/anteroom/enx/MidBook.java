package dev.anteroom.enx;

import dev.anteroom.media.IceCandidate;
import dev.anteroom.wire.MediaSignal.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of an offer's sections. Servers name them after what they carry, {@code audio} or
 * {@code video}, whatever the offer calls them (protocol section 5.3).
 */
final class MidBook {
    private static final String MID = "a=mid:";
    private static final String SECTION = "m=";

    private final List<String> mids = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();

    /** Reads our own offer. */
    void read(String sdp) {
        sdp.lines()
                .forEach(
                        line -> {
                            if (line.startsWith(SECTION)) {
                                kinds.add(line.substring(SECTION.length()).split(" ", 2)[0]);
                            } else if (line.startsWith(MID)) {
                                mids.add(line.substring(MID.length()).strip());
                            }
                        });
    }

    /** A server's candidate under the offer's own name and place of its section. */
    IceCandidate resolve(Message.Candidate candidate) {
        int place = mids.indexOf(candidate.sdpMid());
        if (place < 0) {
            place = kinds.indexOf(candidate.sdpMid());
        }
        if (place < 0 || place >= mids.size()) {
            place = Math.clamp(candidate.sdpMLineIndex(), 0, Math.max(0, mids.size() - 1));
        }
        return mids.isEmpty()
                ? new IceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.line())
                : new IceCandidate(mids.get(place), place, candidate.line());
    }
}
