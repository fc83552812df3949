package dev.anteroom.console.chat;

import java.util.List;
import java.util.Optional;

/** Where the messages that are written often are kept. */
public interface ReplyMemory {
    /** Keeps nothing. */
    ReplyMemory NONE =
            new ReplyMemory() {
                @Override
                public Optional<List<String>> recall() {
                    return Optional.empty();
                }

                @Override
                public void keep(List<String> replies) {}
            };

    /** What was kept last; empty when nothing ever was. */
    Optional<List<String>> recall();

    /** Keeps other messages. */
    void keep(List<String> replies);
}
