package dev.anteroom.media;

/**
 * A picture size and rate.
 *
 * @param width in pixels
 * @param height in pixels
 * @param framesPerSecond at most
 */
public record VideoMode(int width, int height, int framesPerSecond) {}
