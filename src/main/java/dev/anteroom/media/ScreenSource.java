package dev.anteroom.media;

/**
 * Something on a screen that can be shown to others.
 *
 * @param id the library's id
 * @param title cleaned for display
 * @param window whether it is a window rather than a whole screen
 */
public record ScreenSource(long id, String title, boolean window) {}
