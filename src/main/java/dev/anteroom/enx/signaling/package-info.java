/** A connection that sends, gets one acknowledgement, and reports its state. */
@NullMarked
package dev.anteroom.enx.signaling;

import org.jspecify.annotations.NullMarked;
