/**
 * What the moderator sees of trust: the alarm about people whom nobody let in, the rules that
 * decide by themselves, and the list of expected people. It decides nothing itself; that is done in
 * {@link dev.anteroom.console.trust}.
 */
@NullMarked
package dev.anteroom.console.guard;

import org.jspecify.annotations.NullMarked;
