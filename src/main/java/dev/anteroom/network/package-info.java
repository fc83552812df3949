/**
 * The way out of this machine: which servers are trusted, by whose certificates, and through which
 * proxy they are reached. Knows no rooms and no window.
 */
@NullMarked
package dev.anteroom.network;

import org.jspecify.annotations.NullMarked;
