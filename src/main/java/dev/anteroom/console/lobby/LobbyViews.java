package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.Views;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells {@link Views} how to make every controller of the lobby pane. */
public final class LobbyViews {
    private LobbyViews() {}

    /**
     * Registers them.
     *
     * @param views loads the pane afterwards
     * @param model what the pane shows
     * @param nanoTime the time, for telling clicks apart that came too soon
     */
    public static void register(Views views, LobbyModel model, LongSupplier nanoTime) {
        register(views, model, nanoTime, () -> new AwaitedCellController(model, nanoTime));
    }

    static void register(
            Views views,
            LobbyModel model,
            LongSupplier nanoTime,
            Supplier<AwaitedCellController> people) {
        views.register(LobbyController.class, () -> new LobbyController(model, views));
        views.register(AwaitedCellController.class, people);
        views.register(GroupCellController.class, () -> new GroupCellController(model, nanoTime));
        views.register(BulkBarController.class, () -> new BulkBarController(model, nanoTime));
        views.register(DeskBarsController.class, () -> new DeskBarsController(model));
        views.register(BulkResultController.class, () -> new BulkResultController(model));
        views.register(NoteBarController.class, () -> new NoteBarController(model));
        views.register(KeysController.class, () -> new KeysController(model));
    }
}
