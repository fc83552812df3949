package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Instances;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class UncachedScrollSkinTest {
    private static final String PICTURES = "com.sun.prism.sw.SWRTTexture";
    private static final int TIMES = 8;

    @Test
    void nothingThatScrollsInTheWindow_isCached() {
        StackPane root = new StackPane();
        dress(FxExtension.show(root));
        FxExtension.onFx(() -> root.getChildren().add(scrolling()));
        FxExtension.settle();

        Set<Node> viewports = FxExtension.onFx(() -> root.lookupAll(".viewport"));

        assertEquals(2, viewports.size());
        assertEquals(
                Set.of(false), viewports.stream().map(Node::isCache).collect(Collectors.toSet()));
    }

    @Test
    void cardsThatWereClosed_leaveNoPictureOfWhatScrolled() {
        Button below = new Button("below");
        Overlay overlay = FxExtension.onFx(() -> new Overlay(below));
        dress(FxExtension.show(overlay.root()));
        openAndClose(overlay);
        long before = Instances.of(PICTURES);

        for (int i = 0; i < TIMES; i++) {
            openAndClose(overlay);
        }

        Instances.awaitAtMost(before, PICTURES);
    }

    @Test
    void windowsThatWereClosed_leaveNoPictureOfWhatScrolled() {
        showAndHide();
        long before = Instances.of(PICTURES);

        for (int i = 0; i < TIMES; i++) {
            showAndHide();
        }

        Instances.awaitAtMost(before, PICTURES);
    }

    private static void openAndClose(Overlay overlay) {
        FxExtension.onFx(
                () -> {
                    Parent card = scrolling();
                    overlay.open(card, card, () -> {});
                    return null;
                });
        FxExtension.settle();
        FxExtension.onFx(
                () -> {
                    overlay.close();
                    return null;
                });
        FxExtension.settle();
    }

    private static void showAndHide() {
        StackPane root = new StackPane();
        Stage stage = FxExtension.show(root);
        dress(stage);
        FxExtension.onFx(() -> root.getChildren().add(scrolling()));
        FxExtension.settle();
        FxExtension.onFx(
                () -> {
                    stage.hide();
                    return null;
                });
        FxExtension.settle();
    }

    private static Parent scrolling() {
        VBox page = new VBox(new Label("much to read"), new TextArea("and to write"));
        page.setMinHeight(2_000);
        return new ScrollPane(page);
    }

    /** As the program's window is. */
    private static void dress(Stage stage) {
        FxExtension.onFx(
                () -> {
                    Scene scene = stage.getScene();
                    scene.getStylesheets()
                            .add(
                                    Objects.requireNonNull(
                                                    UncachedScrollSkinTest.class.getResource(
                                                            "/css/window.css"))
                                            .toExternalForm());
                    return scene;
                });
        FxExtension.settle();
    }
}
