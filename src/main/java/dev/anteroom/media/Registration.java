package dev.anteroom.media;

/** Ends a following. Twice is fine. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
