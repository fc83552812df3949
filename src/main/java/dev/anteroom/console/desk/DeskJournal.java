package dev.anteroom.console.desk;

/** Keeps what happens at the desk. Thread-safe; never blocks the caller on a disk. */
@FunctionalInterface
public interface DeskJournal {
    /** Keeps nothing. */
    DeskJournal NONE = _ -> {};

    /** Remembers an event. A failure to write is the journal's own to tell. */
    void write(DeskEvent event);
}
