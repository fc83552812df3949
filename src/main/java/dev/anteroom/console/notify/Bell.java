package dev.anteroom.console.notify;

import java.util.function.Consumer;

/** Makes the sound of a knock. From any thread; nothing blocks. */
public interface Bell extends AutoCloseable {
    /** Hears nothing and says so. */
    Bell NONE =
            new Bell() {
                @Override
                public void ring(double volume, Consumer<Boolean> heard) {
                    heard.accept(false);
                }

                @Override
                public void close() {}
            };

    /**
     * Rings once. While it rings another ring is left out.
     *
     * @param volume from 0 to 1
     * @param heard told once, on any thread, whether there was something to play it on
     */
    void ring(double volume, Consumer<Boolean> heard);

    /** Ends. Twice is fine. */
    @Override
    void close();
}
