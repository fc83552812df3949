/**
 * What this program is, what it is made of, and a report about it that its user can read before
 * somebody else does.
 */
@NullMarked
package dev.anteroom.console.about;

import org.jspecify.annotations.NullMarked;
