/**
 * Makes a moderator notice that somebody waits: a sound, an alert while the window is not in front,
 * the count on the task bar. {@link dev.anteroom.console.notify.Notices} is the door; what it asks
 * of the system is behind {@link dev.anteroom.console.notify.Bell}, {@link
 * dev.anteroom.console.notify.KnockAlert} and {@link dev.anteroom.console.notify.CountBadge}.
 */
@NullMarked
package dev.anteroom.console.notify;

import org.jspecify.annotations.NullMarked;
