/**
 * The way into a room: the join screen, what can be typed there, and the steps from a click to a
 * joined room. {@link dev.anteroom.console.join.JoinController} is the screen, {@link
 * dev.anteroom.console.join.Joiner} takes the steps.
 */
@NullMarked
package dev.anteroom.console.join;

import org.jspecify.annotations.NullMarked;
