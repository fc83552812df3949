/**
 * The words of the EnableX signalling dialect: event names, payload records, result codes, and
 * their JSON form. Pure: no sockets, no threads, no toolkit.
 *
 * <p>Both the SDK and the practice room use these types. A wrong field name could therefore hide on
 * both sides at once, so each side is held against transcripts written from the protocol notes, not
 * against the other side.
 *
 * <p>{@link GrowingList} is no word of the dialect: both sides tell long lists of people again and
 * again, and neither may see the other.
 */
@NullMarked
package dev.anteroom.wire;

import org.jspecify.annotations.NullMarked;
