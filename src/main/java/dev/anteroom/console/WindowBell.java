package dev.anteroom.console;

import dev.anteroom.console.instance.WindowCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands calls from outside to the window, and keeps those that come before it is there. */
final class WindowBell implements WindowCalls {
    private final Executor fx;
    private final List<Consumer<ConsoleWindow>> early = new ArrayList<>();
    private @Nullable ConsoleWindow window;

    /**
     * Keeps calls until {@link #ringAt}.
     *
     * @param fx runs tasks on the JavaFX application thread
     */
    WindowBell(Executor fx) {
        this.fx = fx;
    }

    @Override
    public void show() {
        call(ConsoleWindow::bringToFront);
    }

    @Override
    public void open(String linkOrFile) {
        call(each -> each.openLink(linkOrFile));
    }

    /** There is a window now. */
    void ringAt(ConsoleWindow opened) {
        List<Consumer<ConsoleWindow>> waiting;
        synchronized (this) {
            window = opened;
            waiting = List.copyOf(early);
            early.clear();
        }
        waiting.forEach(call -> fx.execute(() -> call.accept(opened)));
    }

    private void call(Consumer<ConsoleWindow> what) {
        @Nullable ConsoleWindow there;
        synchronized (this) {
            there = window;
            if (there == null) {
                early.add(what);
            }
        }
        if (there != null) {
            ConsoleWindow shown = there;
            fx.execute(() -> what.accept(shown));
        }
    }
}
