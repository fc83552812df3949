package dev.anteroom.enx;

import dev.anteroom.media.MediaKinds;
import java.util.Map;

/**
 * How one's own camera and microphone are published (protocol section 5.1). Immutable.
 *
 * @param kinds what to send at all; a kind that is left out cannot be unmuted later
 * @param audioMuted whether to begin with silence
 * @param videoMuted whether to begin without a picture
 * @param attributes the stream's {@code attributes} for the others, such as a name
 */
public record PublishOptions(
        MediaKinds kinds, boolean audioMuted, boolean videoMuted, Map<String, String> attributes) {
    /** Sound and picture, nothing muted, no attributes. */
    public static final PublishOptions DEFAULTS =
            new PublishOptions(MediaKinds.BOTH, false, false, Map.of());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if neither sound nor picture is to be sent
     */
    public PublishOptions {
        if (!kinds.audio() && !kinds.video()) {
            throw new IllegalArgumentException("Publish sound, a picture, or both.");
        }
        attributes = Map.copyOf(attributes);
    }

    /** The same, beginning with other mutes. */
    public PublishOptions muted(boolean audio, boolean video) {
        return new PublishOptions(kinds, audio, video, attributes);
    }
}
