package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * The views of rows. As many as a window shows are made beforehand, one a turn of the thread, so
 * that the first people who come do not have to wait for all of them at once. For the JavaFX
 * application thread.
 */
final class RowViews {
    /** The rows a large window has room for, and the one a list measures with. */
    static final int BEFOREHAND = 10;

    /** The rows of a window of usual size, and the one a list measures with. */
    static final int AT_FIRST = 6;

    private final Views views;
    private final Executor later;
    private final Deque<View<AwaitedCellController>> ready = new ArrayDeque<>();
    private int made;
    private boolean told;

    /**
     * Makes none yet.
     *
     * @param views loads them
     * @param later runs tasks on the JavaFX application thread, others in between
     */
    RowViews(Views views, Executor later) {
        this.views = views;
        this.later = later;
    }

    /**
     * Begins to make them.
     *
     * @param whenThereAreSome told once, when there are as many as most windows show
     */
    void prepare(Runnable whenThereAreSome) {
        later.execute(() -> prepareOne(whenThereAreSome));
    }

    /** One that nobody has. */
    View<AwaitedCellController> take() {
        View<AwaitedCellController> view = ready.poll();
        return view == null ? load() : view;
    }

    private void prepareOne(Runnable whenThereAreSome) {
        if (!told && made >= AT_FIRST) {
            told = true;
            whenThereAreSome.run();
        }
        if (made < BEFOREHAND) {
            ready.add(load());
            prepare(whenThereAreSome);
        }
    }

    private View<AwaitedCellController> load() {
        made++;
        return views.load(FxmlFile.AWAITED_CELL, AwaitedCellController.class);
    }
}
