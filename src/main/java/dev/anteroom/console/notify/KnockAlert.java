package dev.anteroom.console.notify;

/**
 * Something that is seen while the window is not: one for all who wait, replaced in place, there
 * until it is taken away. It never takes the keyboard's focus. For the JavaFX application thread;
 * nothing blocks.
 */
interface KnockAlert extends AutoCloseable {
    /** Shows this instead of what was shown before. */
    void show(AlertContent content);

    /** Takes the alert away. Without one nothing happens. */
    void hide();

    /** Takes the alert away for good. From any thread. Twice is fine. */
    @Override
    void close();

    /** Told what was done with an alert, on the JavaFX application thread. */
    interface Listener {
        /** The person shall be let in. */
        void approve(AlertTarget target);

        /** The person shall be turned away. */
        void deny(AlertTarget target);

        /** The window shall come to the front. */
        void open();

        /** The alert was put away by hand. */
        void dismissed();

        /** The alert went away by itself. */
        void lapsed();
    }
}
