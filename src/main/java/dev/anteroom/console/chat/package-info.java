/** The chat: to everybody or to one person, always as plain text. */
@NullMarked
package dev.anteroom.console.chat;

import org.jspecify.annotations.NullMarked;
