package dev.anteroom.console.stage;

import dev.anteroom.enx.ClientId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers since when which person is in which talker slot. The room tells of a change and the
 * pictures change on two ways that do not wait for each other, so for a moment the pictures of the
 * one before are still on their way: they must not be seen under the new name.
 */
final class TalkerSlots {
    /** How much later than its news a change of pictures may come. */
    static final long SETTLE_NANOS = 300_000_000;

    private final LongSupplier nanos;
    private final Map<Integer, Stay> stays = new HashMap<>();

    private record Stay(ClientId id, long trustedFrom) {}

    TalkerSlots(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** From when on the pictures of a slot are this person's, by the clock given. */
    long trustedFrom(int slot, ClientId id) {
        @Nullable Stay stay = stays.get(slot);
        if (stay != null && stay.id().equals(id)) {
            return stay.trustedFrom();
        }
        long now = nanos.getAsLong();
        Stay next = new Stay(id, stay == null ? now : now + SETTLE_NANOS);
        stays.put(slot, next);
        return next.trustedFrom();
    }
}
