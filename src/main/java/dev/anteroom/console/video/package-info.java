/**
 * Pictures of the media engine as nodes: {@link dev.anteroom.console.video.VideoPane}. A tool for
 * any screen.
 */
@NullMarked
package dev.anteroom.console.video;

import org.jspecify.annotations.NullMarked;
