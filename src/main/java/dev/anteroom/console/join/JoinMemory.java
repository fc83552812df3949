package dev.anteroom.console.join;

/** Keeps the join screen's values between two runs. */
public interface JoinMemory {
    /** What was kept last. */
    JoinValues recall();

    /** Keeps values; returns at once. */
    void keep(JoinValues values);
}
