package dev.anteroom.console;

import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.notify.Tray;
import dev.anteroom.console.notify.TrayPicture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * The icon beside the clock, and the window that may hide behind it: closed or made small, it then
 * goes on noticing knocks. For the JavaFX application thread.
 */
final class TrayDesk implements AutoCloseable {
    private final Stage stage;
    private final Notices notices;
    private final BooleanSupplier wanted;
    private final Runnable quit;
    private final Tray tray;
    private boolean hidden;
    private boolean endsWithWindow;

    /**
     * Shows the icon as soon as the desktop has a place for it.
     *
     * @param wanted whether the window shall hide there, as it is set now
     * @param quit ends the program
     * @param trays makes the icon, given whom to tell; closed with this
     */
    TrayDesk(
            Stage stage,
            Notices notices,
            BooleanSupplier wanted,
            Runnable quit,
            Function<Tray.Listener, Tray> trays) {
        this.stage = stage;
        this.notices = notices;
        this.wanted = wanted;
        this.quit = quit;
        tray = trays.apply(new Answers());
        // Before the question whether the window may close at all: hiding leaves nothing behind.
        stage.addEventFilter(
                WindowEvent.WINDOW_CLOSE_REQUEST,
                event -> {
                    if (hide()) {
                        event.consume();
                    }
                });
        stage.iconifiedProperty()
                .subscribe(
                        small -> {
                            if (small) {
                                hide();
                            }
                        });
        stage.showingProperty()
                .subscribe(
                        seen -> {
                            if (seen && hidden) {
                                hidden = false;
                                Platform.setImplicitExit(endsWithWindow);
                                // Nothing tells that the focus is back when nothing told it went.
                                notices.setInFront(stage.isFocused());
                            }
                        });
        notices.waitingProperty().subscribe(_ -> draw());
        notices.quietLeftProperty().map(left -> !left.isZero()).subscribe(_ -> draw());
    }

    private void show() {
        Front.bring(stage);
    }

    @Override
    public void close() {
        tray.close();
    }

    /** Only where the way back can be seen. */
    private boolean hide() {
        if (!wanted.getAsBoolean() || !tray.isShown()) {
            return false;
        }
        hidden = true;
        endsWithWindow = Platform.isImplicitExit();
        Platform.setImplicitExit(false);
        stage.hide();
        // Or it would be opened small, and hide again.
        stage.setIconified(false);
        // A window that is gone may not have been told that it lost the focus.
        notices.setInFront(false);
        return true;
    }

    /** Pictures cost time, so none are made that nobody sees. */
    private void draw() {
        if (!tray.isShown()) {
            return;
        }
        int waiting = notices.waitingProperty().get();
        boolean quiet = !notices.quietLeftProperty().get().isZero();
        tray.show(
                waiting,
                quiet,
                WindowIcon.inAllSizes(waiting).stream().map(TrayDesk::picture).toList());
    }

    private static TrayPicture picture(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] pixels = new byte[width * height * 4];
        PixelReader reader = image.getPixelReader();
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = reader.getArgb(x, y);
                for (int shift = 24; shift >= 0; shift -= 8) {
                    pixels[at++] = (byte) (argb >> shift);
                }
            }
        }
        return new TrayPicture(width, height, pixels);
    }

    private final class Answers implements Tray.Listener {
        @Override
        public void shown(boolean nowShown) {
            if (nowShown) {
                draw();
            } else if (!stage.isShowing()) {
                // Nobody could bring it back.
                show();
            }
        }

        @Override
        public void open() {
            show();
        }

        @Override
        public void quiet(boolean quietWanted) {
            if (quietWanted) {
                notices.beQuiet();
            } else {
                notices.endQuiet();
            }
        }

        @Override
        public void quit() {
            // What would be left behind is asked about in the window.
            show();
            quit.run();
        }
    }
}
