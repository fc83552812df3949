package dev.anteroom.console.chat;

import java.time.Instant;

/**
 * One message as shown.
 *
 * @param heading who to whom, in words
 * @param text plain text
 * @param at by our clock
 * @param mine whether one wrote it oneself
 * @param personal whether only one person got it
 */
public record ChatLine(String heading, String text, Instant at, boolean mine, boolean personal) {}
