package dev.anteroom.enx;

import java.time.Instant;

/**
 * A chat message from somebody in the room (protocol section 4.6). Plain text, never markup.
 *
 * @param senderId who sent it
 * @param senderName cleaned for display
 * @param text control characters removed, line breaks kept, at most 10,000 characters
 * @param toAll whether everybody got it
 * @param receivedAt by our clock
 */
public record ChatMessage(
        ClientId senderId, String senderName, String text, boolean toAll, Instant receivedAt) {}
