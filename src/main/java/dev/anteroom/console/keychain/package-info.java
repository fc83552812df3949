/**
 * Where keys and passwords are kept: in the system's keychain, or where there is none in memory
 * until the program ends; never in a file of ours. {@link
 * dev.anteroom.console.keychain.KeptSecrets} is the door. Knows no window.
 */
@NullMarked
package dev.anteroom.console.keychain;

import org.jspecify.annotations.NullMarked;
