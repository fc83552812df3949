package dev.anteroom.console;

import dev.anteroom.console.guard.ExpectedMemory;
import dev.anteroom.console.settings.RememberedDesk;
import dev.anteroom.console.settings.SettingsStore;
import java.util.Optional;

/** Keeps the lists of expected people in the settings. */
final class KeptLists implements ExpectedMemory {
    private final SettingsStore store;

    KeptLists(SettingsStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> recall(String roomId) {
        return store.current().desk().list(roomId);
    }

    @Override
    public boolean keep(String roomId, String list) {
        boolean canKeep = !roomId.isEmpty() && RememberedDesk.canKeep(list);
        if (canKeep) {
            change(roomId, Optional.of(list));
        }
        return canKeep;
    }

    @Override
    public void forget(String roomId) {
        change(roomId, Optional.empty());
    }

    private void change(String roomId, Optional<String> list) {
        store.update(settings -> settings.withDesk(settings.desk().withList(roomId, list)));
    }
}
