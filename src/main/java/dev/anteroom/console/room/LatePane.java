package dev.anteroom.console.room;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A pane of a room's window that is loaded when its turn comes, or before that by whoever needs it.
 * What happened until then it shows from its model. For the JavaFX application thread.
 *
 * @param <C> its controller
 */
final class LatePane<C> {
    private final Views views;
    private final FxmlFile file;
    private final Class<C> type;
    private final StackPane place;
    private final Consumer<C> whenLoaded;
    private @Nullable View<C> view;

    /**
     * Loads nothing yet.
     *
     * @param place where the pane goes
     * @param whenLoaded told once
     */
    LatePane(Views views, FxmlFile file, Class<C> type, StackPane place, Consumer<C> whenLoaded) {
        this.views = views;
        this.file = file;
        this.type = type;
        this.place = place;
        this.whenLoaded = whenLoaded;
    }

    /** The pane's controller; loads the pane if it is not there yet. */
    C get() {
        View<C> known = view;
        if (known == null) {
            known = views.load(file, type);
            view = known;
            place.getChildren().setAll(known.root());
            whenLoaded.accept(known.controller());
        }
        return known.controller();
    }
}
