package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.ViewCell;
import dev.anteroom.console.fx.Views;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows one line of the list: a person, or the header of a section. Each of the two views is loaded
 * when it is first needed.
 */
final class LobbyCell extends ViewCell<LobbyItem> {
    private static final PseudoClass HEADER = PseudoClass.getPseudoClass("header");

    private final StackPane place = new StackPane();
    private final Views views;
    private final RowViews rows;
    private final RowActions wishes;
    private @Nullable View<AwaitedCellController> person;
    private @Nullable View<GroupCellController> header;

    /**
     * Made by the list.
     *
     * @param views loads the headers of sections
     * @param rows has the views of people
     * @param wishes told what is wished on a row
     * @param extend told which line a click with Shift means
     */
    LobbyCell(Views views, RowViews rows, RowActions wishes, Consumer<LobbyItem> extend) {
        this.views = views;
        this.rows = rows;
        this.wishes = wishes;
        // The list's own idea of where a range begins does not follow its rows.
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(event, extend));
    }

    @Override
    protected Parent load() {
        return place;
    }

    @Override
    protected void show(@Nullable LobbyItem item) {
        pseudoClassStateChanged(HEADER, item instanceof GroupHeader);
        switch (item) {
            case null -> empty();
            case AwaitedRow row -> {
                hideHeader();
                View<AwaitedCellController> view = person();
                view.controller().show(row);
                put(view, view.controller().describedProperty());
            }
            case GroupHeader shown -> {
                hidePerson();
                View<GroupCellController> view = header();
                view.controller().show(shown);
                put(view, view.controller().describedProperty());
            }
        }
    }

    private void empty() {
        // The whole place is not seen: what was in it may be wanted again at once.
        if (person != null) {
            person.controller().show(null);
        }
        if (header != null) {
            header.controller().show(null);
        }
        accessibleTextProperty().unbind();
        setAccessibleText(null);
    }

    private void put(View<?> view, ReadOnlyStringProperty described) {
        Shown.when(view.root(), true);
        accessibleTextProperty().bind(described);
    }

    private View<AwaitedCellController> person() {
        View<AwaitedCellController> view = person;
        if (view == null) {
            view = rows.take();
            view.controller().onWish(wishes);
            view.controller().followLead(focusedProperty());
            place.getChildren().add(view.root());
            person = view;
        }
        return view;
    }

    private View<GroupCellController> header() {
        View<GroupCellController> view = header;
        if (view == null) {
            view = views.load(FxmlFile.GROUP_CELL, GroupCellController.class);
            view.controller().followLead(focusedProperty());
            place.getChildren().add(view.root());
            header = view;
        }
        return view;
    }

    private void hidePerson() {
        if (person != null) {
            person.controller().show(null);
            Shown.when(person.root(), false);
        }
    }

    private void hideHeader() {
        if (header != null) {
            header.controller().show(null);
            Shown.when(header.root(), false);
        }
    }

    private void pressed(MouseEvent event, Consumer<LobbyItem> extend) {
        LobbyItem item = getItem();
        if (event.isShiftDown() && event.getButton() == MouseButton.PRIMARY && item != null) {
            extend.accept(item);
            event.consume();
        }
    }
}
