package dev.anteroom.console.stage;

import dev.anteroom.enx.ClientId;

/** Whom or what a tile shows; the same tile as long as the key is the same. */
sealed interface TileKey {
    /** Somebody in the room. */
    record Person(ClientId id) implements TileKey {}

    /** Somebody's screen. */
    record Share(ClientId id, int streamId) implements TileKey {}

    /** Oneself. */
    record Self() implements TileKey {}
}
