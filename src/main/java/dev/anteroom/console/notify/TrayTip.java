package dev.anteroom.console.notify;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** What is said of an icon beside the clock, as the bus carries it. */
public final class TrayTip extends Struct {
    @Position(0)
    private final String icon;

    @Position(1)
    private final List<TrayPicture> pictures;

    @Position(2)
    private final String title;

    @Position(3)
    private final String text;

    /** Made by the bus library too. */
    public TrayTip(String icon, List<TrayPicture> pictures, String title, String text) {
        this.icon = icon;
        this.pictures = List.copyOf(pictures);
        this.title = title;
        this.text = text;
    }

    String icon() {
        return icon;
    }

    List<TrayPicture> pictures() {
        return pictures;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }
}
