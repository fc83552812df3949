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
public record ChatLine(String heading, String text, Instant at, boolean mine, boolean personal) {
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_BREAKS = 30;

    /** As much of the text as is shown, so that one message cannot bury all others. */
    public String beginning() {
        int end = Math.min(text.length(), MOST_CHARACTERS);
        int breaks = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n' && ++breaks >= MOST_BREAKS) {
                end = i;
            }
        }
        boolean splitsPair = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return text.substring(0, splitsPair ? end - 1 : end);
    }

    /** Whether {@link #beginning} leaves something out. */
    public boolean isLong() {
        return beginning().length() < text.length();
    }
}
