package dev.anteroom.practice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody sends to the room: camera and microphone, or a screen. */
final class Publication extends Flow {
    /** From this level on somebody speaks: about 28 decibels below the loudest. */
    static final double SPEAKING = 0.04;

    /** Down from this level somebody is silent; between the two nothing changes. */
    static final double SILENT = 0.025;

    /** A pause shorter than this does not make somebody the newest talker again. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** A stream that has not come about after this long stands in nobody's way. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What of a stream is forwarded. */
    record Passing(boolean audio, boolean video) {}

    /**
     * What the publisher asked for.
     *
     * @param screen a screen instead of a camera
     */
    record Content(boolean audio, boolean video, boolean screen) {}

    private final Content content;
    private final Instant since;
    private boolean audioOff;
    private boolean videoOff;
    private @Nullable Passing told;
    private boolean speaking;
    private @Nullable Instant spoke;

    Publication(Member owner, int streamId, Content content, Instant now) {
        super(owner, streamId);
        this.content = content;
        since = now;
    }

    Content content() {
        return content;
    }

    boolean isScreen() {
        return content.screen();
    }

    /** Whether it has had long enough to come about and did not. */
    boolean isStale(Instant now) {
        return !isReady() && !since.plus(PATIENCE).isAfter(now);
    }

    @Override
    void offered(LinkId newLink) {
        super.offered(newLink);
        told = null;
    }

    /** The client turned parts of this stream off or on (5.5, {@code muteStream}). */
    void turnOff(boolean audio, boolean video) {
        audioOff = audio;
        videoOff = video;
    }

    boolean isAudioOff() {
        return audioOff;
    }

    boolean isVideoOff() {
        return videoOff;
    }

    /** What is to be forwarded in this room now, whatever the client does. */
    Passing passing(RoomState room) {
        Member owner = owner();
        boolean held = owner.isAudioHeld() || (room.isMuted() && !owner.isModerator());
        // A screen has no mute of its own in the dialect; only moderators silence it.
        boolean audioMuted = held || (!isScreen() && owner.isAudioMuted());
        boolean videoMuted = !isScreen() && (owner.isVideoHeld() || owner.isVideoMuted());
        return new Passing(
                content.audio() && !audioOff && !audioMuted,
                content.video() && !videoOff && !videoMuted);
    }

    /** Notes what the relay is told; whether it is news to it. */
    boolean tell(Passing passing) {
        boolean news = !passing.equals(told);
        told = passing;
        return news;
    }

    /** Takes a level in; whether somebody has just begun to talk. */
    boolean heard(double level, Instant now) {
        boolean begins = false;
        if (level >= SPEAKING) {
            Instant last = spoke;
            begins = !speaking && (last == null || !last.plus(PAUSE).isAfter(now));
            speaking = true;
        } else if (level > SILENT || !speaking) {
            return false;
        } else {
            speaking = false;
        }
        spoke = now;
        return begins;
    }

    @Override
    String idField() {
        return "streamId";
    }

    @Override
    String kind() {
        return "publish";
    }
}
