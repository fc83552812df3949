package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.anteroom.testkit.FxExtension;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program's sign as the toolkit hands it to task bars. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class WindowIconTest {
    @Test
    void theToolkitHandsItOn() {
        List<Image> icons = FxExtension.onFx(() -> WindowIcon.inAllSizes(3));
        assertEquals(
                List.of(16.0, 32.0, 48.0, 128.0), icons.stream().map(Image::getWidth).toList());
        for (Image icon : icons) {
            assertEquals(
                    PixelFormat.Type.BYTE_BGRA_PRE,
                    icon.getPixelReader().getPixelFormat().getType(),
                    "the toolkit leaves icons of other kinds out, and says nothing");
        }
    }

    @Test
    void theNumberIsOnIt() {
        Image none = FxExtension.onFx(() -> WindowIcon.inAllSizes(0)).getLast();
        Image some = FxExtension.onFx(() -> WindowIcon.inAllSizes(3)).getLast();
        int x = 54;
        int y = 41;
        assertNotEquals(none.getPixelReader().getArgb(x, y), some.getPixelReader().getArgb(x, y));
        assertEquals(0xffcf222e, some.getPixelReader().getArgb(x, y), "the badge");
    }
}
