package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class LateNodesTest {
    private final Region first = new Region();
    private final Region second = new Region();
    private final Region third = new Region();
    private final VBox pane = new VBox(first, second, third);

    @Test
    void whatIsSeen_stays() {
        LateNodes.keepOut(first, second, third);

        assertEquals(List.of(first, second, third), pane.getChildren());
    }

    @Test
    void whatIsNotSeen_isNotThere_untilItIs_inItsPlace() {
        Shown.when(first, false);
        Shown.when(second, false);
        LateNodes.keepOut(first, second);
        assertEquals(List.of(third), pane.getChildren());

        Shown.when(second, true);
        assertEquals(List.of(second, third), pane.getChildren());

        Shown.when(first, true);
        assertEquals(List.of(first, second, third), pane.getChildren());
    }

    @Test
    void onceSeen_itStays() {
        Shown.when(second, false);
        LateNodes.keepOut(second);
        Shown.when(second, true);
        Shown.when(second, false);

        assertEquals(List.of(first, second, third), pane.getChildren());
    }

    @Test
    void whatIsVisibleByABinding_comesTheSame() {
        SimpleBooleanProperty wanted = new SimpleBooleanProperty();
        second.visibleProperty().bind(wanted);
        LateNodes.keepOut(second);
        assertNull(second.getParent());

        wanted.set(true);
        assertEquals(List.of(first, second, third), pane.getChildren());
    }

    @Test
    void aSecondCallForThePane_knowsTheOrderOfTheFirst() {
        Shown.when(first, false);
        Shown.when(third, false);
        LateNodes.keepOut(third);
        LateNodes.keepOut(first);

        Shown.when(third, true);
        Shown.when(first, true);
        assertEquals(List.of(first, second, third), pane.getChildren());
    }

    @Test
    void whatWasAddedToThePaneMeanwhile_staysBehind() {
        Shown.when(third, false);
        LateNodes.keepOut(third);
        Node added = new HBox();
        pane.getChildren().add(added);

        Shown.when(third, true);
        assertEquals(List.of(first, second, third, added), pane.getChildren());
    }
}
