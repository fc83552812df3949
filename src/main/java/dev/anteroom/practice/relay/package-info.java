/**
 * The practice room's media relay: a selective forwarding unit. It decrypts each packet of a
 * publisher once, rewrites its header for everyone who receives it and encrypts it again; nothing
 * is ever decoded (docs/decisions/0007).
 *
 * <p>The door is {@link dev.anteroom.practice.relay.ForwardingRelay}. Behind it one thread, {@code
 * practice-media}, owns the UDP port and all connections; only the handshakes of DTLS run beside
 * it. Knows nothing of rooms, roles or the dialect's events.
 */
@NullMarked
package dev.anteroom.practice.relay;

import org.jspecify.annotations.NullMarked;
