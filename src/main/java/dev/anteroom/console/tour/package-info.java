/**
 * The tour: a scripted session through the real console, the real SDK and the practice room. It
 * proves an installation where nobody can look at a window, and leaves a picture of each screen.
 */
@NullMarked
package dev.anteroom.console.tour;

import org.jspecify.annotations.NullMarked;
