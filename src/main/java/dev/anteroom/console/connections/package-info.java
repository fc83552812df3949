/**
 * The page of the settings for how this program reaches servers: private authorities, and hosts
 * where links may lead. {@link dev.anteroom.console.connections.ConnectionsController} is the door.
 */
@NullMarked
package dev.anteroom.console.connections;

import org.jspecify.annotations.NullMarked;
