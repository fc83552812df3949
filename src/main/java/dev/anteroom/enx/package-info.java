/**
 * The embedded SDK for EnableX rooms. Two doors: {@link dev.anteroom.enx.EnxRtc} joins, {@link
 * dev.anteroom.enx.EnxRoom} is the room. An EnableX developer finds the callbacks of the toolkits
 * in {@link dev.anteroom.enx.EnxRoomObserver}; a Java program reads {@link
 * dev.anteroom.enx.RoomSnapshot} and {@link dev.anteroom.enx.RoomEvent} through a {@link
 * dev.anteroom.enx.RoomListener}.
 *
 * <p>Threads: every method may be called from any thread and returns at once. Observers, listeners
 * and stages of results run on the room's own loop, one thread a room; they must not block.
 */
@NullMarked
package dev.anteroom.enx;

import org.jspecify.annotations.NullMarked;
