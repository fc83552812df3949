/**
 * The words that the parts of the desk share: how far somebody who waits is trusted, and what
 * happened at the desk. Immutable; no window, no thread.
 */
@NullMarked
package dev.anteroom.console.desk;

import org.jspecify.annotations.NullMarked;
