/**
 * The window of a joined room: it frames the lobby, the roster and the chat. {@link
 * dev.anteroom.console.room.RoomScreen} is the door.
 */
@NullMarked
package dev.anteroom.console.room;

import org.jspecify.annotations.NullMarked;
