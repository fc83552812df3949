/**
 * The media engine in a process of its own, so that its end is not the console's: {@link
 * dev.anteroom.media.process.ProcessEngines} is the door. The console's side keeps what was open
 * and opens it again in a new process; frames are written into memory that both share.
 */
@NullMarked
package dev.anteroom.media.process;

import org.jspecify.annotations.NullMarked;
