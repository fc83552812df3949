package dev.anteroom.console;

import dev.anteroom.console.chat.ReplyMemory;
import dev.anteroom.console.settings.SettingsStore;
import java.util.List;
import java.util.Optional;

/** Keeps in the settings what is written often. */
final class SettingsReplies implements ReplyMemory {
    private final SettingsStore store;

    SettingsReplies(SettingsStore store) {
        this.store = store;
    }

    @Override
    public Optional<List<String>> recall() {
        return store.current().replies();
    }

    @Override
    public void keep(List<String> replies) {
        store.update(settings -> settings.withReplies(replies));
    }
}
