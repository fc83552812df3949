package dev.anteroom.console.room;

import dev.anteroom.console.fx.Shown;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/**
 * The header of a room in a window of any width: where its switches have no room beside the room's
 * name they go into a menu, and then the button that leaves, too.
 */
final class HeaderFold {
    /** What the words at the beginning get before a switch has to go, in sizes of the text. */
    private static final double MOST_WORDS = 22;

    private final HBox header;
    private final Region words;
    private final List<? extends Region> switches;
    private final Region leave;
    private final MenuButton menu;
    private final List<MenuItem> leaving;
    private final Region corner;
    private final ObservableValue<Font> font;
    // In sizes of the text, measured while they are seen: what is hidden is not dressed.
    private double switchesNeed;
    private double leaveNeeds;
    private double menuNeeds;

    /**
     * @param leaving what is in the menu only when the button that leaves is not seen
     * @param font of something that is always seen
     */
    HeaderFold(
            HBox header,
            Region words,
            List<? extends Region> switches,
            Region leave,
            MenuButton menu,
            List<MenuItem> leaving,
            Region corner,
            ObservableValue<Font> font) {
        this.header = header;
        this.words = words;
        this.switches = switches;
        this.leave = leave;
        this.menu = menu;
        this.leaving = leaving;
        this.corner = corner;
        this.font = font;
    }

    /** Folds now, and whenever the room or what needs it changes. */
    void follow() {
        fold(true, true);
        // Told at the beginning of each layout, when all that is seen is dressed.
        header.needsLayoutProperty()
                .subscribe(
                        needed -> {
                            if (!needed) {
                                fit();
                            }
                        });
    }

    private void fit() {
        double size = font.getValue().getSize();
        double width = header.getWidth();
        if (width <= 0 || header.getScene() == null) {
            return;
        }
        measure(size);
        double always =
                header.snappedLeftInset()
                        + header.snappedRightInset()
                        + Math.min(words.prefWidth(-1), MOST_WORDS * size)
                        + corner.prefWidth(-1)
                        + header.getSpacing();
        boolean all = always + (switchesNeed + leaveNeeds) * size <= width;
        boolean leaveToo = always + (menuNeeds + leaveNeeds) * size <= width;
        fold(all, all || leaveToo);
    }

    private void measure(double size) {
        if (switches.getFirst().isManaged()) {
            switchesNeed = switches.stream().mapToDouble(this::need).sum() / size;
        }
        if (leave.isManaged()) {
            leaveNeeds = need(leave) / size;
        }
        if (menu.isManaged()) {
            menuNeeds = need(menu) / size;
        }
    }

    private double need(Region control) {
        return control.prefWidth(-1) + header.getSpacing();
    }

    private void fold(boolean all, boolean leaveSeen) {
        switches.forEach(each -> Shown.when(each, all));
        Shown.when(leave, leaveSeen);
        Shown.when(menu, !all);
        leaving.forEach(item -> item.setVisible(!leaveSeen));
    }
}
