/**
 * Not being fooled: what a name, a list of expected people and the history of the session say about
 * somebody, and who is in the room whom nobody here let in. All of it goes by names, which are
 * claims; nothing here is ever a proof of who somebody is. No window.
 */
@NullMarked
package dev.anteroom.console.trust;

import org.jspecify.annotations.NullMarked;
