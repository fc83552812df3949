package dev.anteroom.console.notify;

/** Shows how many wait where the system has a place for it. JavaFX application thread. */
public interface CountBadge extends AutoCloseable {
    /** Shows nothing. */
    CountBadge NONE =
            new CountBadge() {
                @Override
                public void show(int count) {}

                @Override
                public void close() {}
            };

    /** Shows a number; 0 takes it away. */
    void show(int count);

    /** Takes it away for good. From any thread. Twice is fine. */
    @Override
    void close();
}
