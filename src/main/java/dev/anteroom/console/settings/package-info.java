/**
 * What the console remembers between two runs: window, appearance, and what was last typed on the
 * join screen, but never a token, a key or a password. {@link
 * dev.anteroom.console.settings.SettingsStore} is the door.
 */
@NullMarked
package dev.anteroom.console.settings;

import org.jspecify.annotations.NullMarked;
