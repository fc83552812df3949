/**
 * The lobby pane: who waits, and the moderator's decision on each. A row leaves only because the
 * server's list no longer has the person.
 */
@NullMarked
package dev.anteroom.console.lobby;

import org.jspecify.annotations.NullMarked;
