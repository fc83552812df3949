package dev.anteroom.console.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.media.VideoSink;
import dev.anteroom.testkit.FxExtension;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures in a window that the processor draws. */
@SuppressWarnings("NullAway") // fields are filled by set-up; a null is a failure of the test
@Tag("fx")
@ExtendWith(FxExtension.class)
class VideoPaneTest {
    private final AtomicReference<VideoSink> sink = new AtomicReference<>();
    private PulsePickUp pulses;
    private VideoPane pane;

    @BeforeEach
    void open() {
        Pane root = new Pane();
        FxExtension.onFx(
                () -> {
                    pulses = new PulsePickUp(new FxExecutor());
                    pane = new VideoPane(pulses);
                    pane.resizeRelocate(0, 0, 320, 180);
                    pane.setManaged(false);
                    root.getChildren().add(pane);
                    return null;
                });
        FxExtension.show(root);
        FxExtension.onFx(
                () -> {
                    pane.play(sink::set, 0);
                    return null;
                });
    }

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    pane.close();
                    pulses.close();
                    return null;
                });
        assertNull(sink.get());
    }

    private void resize(double width, double height) {
        FxExtension.onFx(
                () -> {
                    pane.resize(width, height);
                    pane.layout();
                    return null;
                });
    }

    @Test
    void pictures_areWantedInTheSizeInWhichTheyAreDrawn() {
        assertEquals(0.5, sink.get().scale(640, 360));
        assertEquals(2, sink.get().scale(160, 90));
        resize(640, 400);
        assertEquals(1, sink.get().scale(640, 360));
        assertEquals(0.5, sink.get().scale(1280, 720));
    }

    @Test
    void pictureThatComesNearlyInThatSize_isDrawnPixelForPixel() {
        resize(321, 181);
        ByteBuffer frame = sink.get().nextBuffer(320, 180);
        assertNotNull(frame);
        sink.get().frameReady(frame, 320, 180, 1);
        FxExtension.await("a picture", () -> pane.pictureProperty().get());

        FxExtension.onFx(
                () -> {
                    pane.layout();
                    ImageView view = (ImageView) pane.getChildrenUnmodifiable().getFirst();
                    assertEquals(320, view.getFitWidth());
                    assertEquals(180, view.getFitHeight());
                    assertEquals(Math.rint(view.getLayoutX()), view.getLayoutX());
                    return null;
                });
    }
}
