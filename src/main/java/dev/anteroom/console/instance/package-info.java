/**
 * One Anteroom for each user: a second start hands what it was asked to open to the first and ends.
 * {@link dev.anteroom.console.instance.SingleInstance} is the door. Knows no window.
 */
@NullMarked
package dev.anteroom.console.instance;

import org.jspecify.annotations.NullMarked;
