/**
 * Who is seen: the tiles of the people who talk, of a shared screen and of oneself, and one's own
 * microphone, camera and screen. {@link dev.anteroom.console.stage.StageModel} is the door.
 */
@NullMarked
package dev.anteroom.console.stage;

import org.jspecify.annotations.NullMarked;
