package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.enx.EnxRoom;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableLongValue;

/**
 * What every part of one lobby needs.
 *
 * @param room where decisions go
 * @param fx where the ends of requests come back
 * @param nanos the shared clock, by {@link System#nanoTime()}
 * @param status says what happened
 * @param texts the lobby's sentences
 * @param log remembers what happened
 */
record LobbyContext(
        EnxRoom room,
        Executor fx,
        ObservableLongValue nanos,
        StatusLine status,
        LobbyTexts texts,
        DeskLog log) {
    void say(String key, Object... arguments) {
        status.say(texts.get(key, arguments));
    }
}
