/**
 * The console's front: the command line, the window, and the one place where everything is put
 * together by hand.
 */
@NullMarked
package dev.anteroom.console;

import org.jspecify.annotations.NullMarked;
