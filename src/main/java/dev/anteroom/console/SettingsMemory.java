package dev.anteroom.console;

import dev.anteroom.console.join.JoinMemory;
import dev.anteroom.console.join.JoinRole;
import dev.anteroom.console.join.JoinValues;
import dev.anteroom.console.join.JoinWay;
import dev.anteroom.console.settings.RememberedJoin;
import dev.anteroom.console.settings.SettingsStore;
import java.util.Locale;

/** Keeps the join screen's values in the settings. */
final class SettingsMemory implements JoinMemory {
    private final SettingsStore store;

    SettingsMemory(SettingsStore store) {
        this.store = store;
    }

    @Override
    public JoinValues recall() {
        RememberedJoin kept = store.current().join();
        JoinValues fallback = JoinValues.DEFAULTS;
        return new JoinValues(
                named(JoinWay.class, kept.way(), fallback.way()),
                kept.name(),
                kept.simulatedGuests(),
                kept.address(),
                kept.roomId(),
                named(JoinRole.class, kept.role(), fallback.role()));
    }

    @Override
    public void keep(JoinValues values) {
        RememberedJoin kept =
                new RememberedJoin(
                        values.way().name().toLowerCase(Locale.ROOT),
                        values.name(),
                        values.simulatedGuests(),
                        values.address(),
                        values.room(),
                        values.role().name().toLowerCase(Locale.ROOT));
        store.update(settings -> settings.withJoin(kept));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name, E fallback) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return constant;
            }
        }
        return fallback;
    }
}
