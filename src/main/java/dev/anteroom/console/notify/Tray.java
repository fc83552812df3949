package dev.anteroom.console.notify;

import java.util.List;

/**
 * The program's icon beside the clock, where the system has a place for it. For the JavaFX
 * application thread.
 */
public interface Tray extends AutoCloseable {
    /** For systems without such a place. */
    Tray NONE =
            new Tray() {
                @Override
                public boolean isShown() {
                    return false;
                }

                @Override
                public void show(int waiting, boolean quiet, List<TrayPicture> pictures) {}

                @Override
                public void close() {}
            };

    /** Told what is done with the icon; on the JavaFX application thread. */
    interface Listener {
        /** The icon is there now, or is there no more. */
        void shown(boolean nowShown);

        /** The window is wanted. */
        void open();

        /** "Do not disturb" is wanted, or is wanted no more. */
        void quiet(boolean wanted);

        /** The program shall end. */
        void quit();
    }

    /** Whether a user can see it. */
    boolean isShown();

    /**
     * Shows a count.
     *
     * @param waiting how many wait
     * @param quiet whether "do not disturb" is on
     * @param pictures of the icon with this count, in some sizes
     */
    void show(int waiting, boolean quiet, List<TrayPicture> pictures);

    /** Takes it away for good. From any thread. Twice is fine. */
    @Override
    void close();
}
