package dev.anteroom.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** Finds what cannot be read in a window: cut texts, and controls outside of it. */
public final class Readability {
    /** Texts that other people wrote; they may be cut when the whole is in a tooltip. */
    private static final List<String> NAMES = List.of("name", "tile-name");

    private Readability() {}

    /**
     * What of a window cannot be read, in words; empty when all can. Only on the JavaFX application
     * thread, once the window is laid out.
     */
    public static List<String> problems(Parent root) {
        List<String> problems = new ArrayList<>();
        for (Node node : root.lookupAll("*")) {
            if (!isShown(node)) {
                continue;
            }
            if (node instanceof Labeled text && isCut(text)) {
                problems.add("cut: " + text.getText());
            }
            if (node instanceof TextField field && isPromptCut(field)) {
                problems.add("cut: " + field.getPromptText());
            }
            if (node instanceof Control control && isOutside(control)) {
                problems.add("outside: " + control);
            }
        }
        return problems;
    }

    private static boolean isCut(Labeled text) {
        return text.isTextTruncated()
                && text.getTooltip() == null
                && NAMES.stream().noneMatch(text.getStyleClass()::contains);
    }

    private static boolean isPromptCut(TextField field) {
        String prompt = field.getPromptText();
        if (prompt == null || prompt.isEmpty() || !field.getText().isEmpty()) {
            return false;
        }
        Text measure = new Text(prompt);
        measure.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        return measure.getLayoutBounds().getWidth() > room + 1;
    }

    /** Only what cannot be scrolled to is out of reach. */
    private static boolean isOutside(Control control) {
        boolean scrolls =
                above(control)
                        .anyMatch(
                                each -> each instanceof ScrollPane || each instanceof IndexedCell);
        if (scrolls) {
            return false;
        }
        Bounds place = control.localToScene(control.getLayoutBounds());
        return place.getMinX() < -1
                || place.getMinY() < -1
                || place.getMaxX() > control.getScene().getWidth() + 1
                || place.getMaxY() > control.getScene().getHeight() + 1;
    }

    private static Stream<Node> above(Node node) {
        return Stream.iterate((Node) node.getParent(), each -> each != null, Node::getParent);
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && above(node).allMatch(Node::isVisible);
    }
}
