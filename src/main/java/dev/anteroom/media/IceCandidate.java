package dev.anteroom.media;

/**
 * One way to reach a side (protocol section 5.3).
 *
 * @param sdpMid the section's name
 * @param sdpMLineIndex the section's place
 * @param candidate the line, beginning with {@code candidate:}
 */
public record IceCandidate(String sdpMid, int sdpMLineIndex, String candidate) {}
