/**
 * What happened at the desk, kept on this machine: written as it happens, read, searched, summed
 * up, exported and deleted. Names and notes in it are other people's text and stay plain text
 * everywhere.
 */
@NullMarked
package dev.anteroom.console.journal;

import org.jspecify.annotations.NullMarked;
