/** The roster: who is in the room, and what a moderator can do about each. */
@NullMarked
package dev.anteroom.console.roster;

import org.jspecify.annotations.NullMarked;
