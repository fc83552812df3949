package dev.anteroom.console.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads views with controllers made by hand. For the JavaFX application thread; registering may be
 * done before it runs.
 */
public final class Views {
    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();

    /**
     * Says how to make a controller. It is made anew for each load, so a controller of a cell is
     * never shared.
     *
     * @throws IllegalStateException if this type was registered before
     */
    public <C> Views register(Class<C> type, Supplier<? extends C> supplier) {
        if (controllers.putIfAbsent(type, supplier) != null) {
            throw new IllegalStateException(type.getName() + " is registered already.");
        }
        return this;
    }

    /**
     * Loads a file with its bundle and its controller.
     *
     * @param type the controller's type
     * @throws IllegalStateException if a controller it names is not registered
     * @throws UncheckedIOException if the file cannot be read as FXML
     */
    public <C> View<C> load(FxmlFile file, Class<C> type) {
        FXMLLoader loader = new FXMLLoader(file.url(), Texts.of(file.screen()).bundle());
        loader.setControllerFactory(this::make);
        try {
            Parent root = loader.load();
            return new View<>(root, type.cast(loader.getController()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.path() + " does not load.", e);
        }
    }

    private Object make(Class<?> type) {
        Supplier<?> supplier = controllers.get(type);
        if (supplier == null) {
            throw new IllegalStateException(
                    type.getName() + " is not registered. Register it with Views first.");
        }
        return supplier.get();
    }
}
