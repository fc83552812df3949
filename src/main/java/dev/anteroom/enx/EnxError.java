package dev.anteroom.enx;

/**
 * An error with its EnableX code and one plain sentence.
 *
 * @param code protocol section 7
 * @param sentence what happened and what to do, never a token or an address inside a token
 */
public record EnxError(int code, String sentence) {}
