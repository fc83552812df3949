package dev.anteroom.console.desk;

import java.time.InstantSource;

/**
 * What a desk is put together from, besides its room.
 *
 * @param assessor sorts the people who wait
 * @param journal remembers what happens
 * @param options how the desk behaves at first
 * @param clock the wall clock, for what is remembered
 */
public record DeskParts(
        Assessor assessor, DeskJournal journal, DeskOptions options, InstantSource clock) {
    /** Knows nobody and remembers nothing. */
    public static final DeskParts PLAIN =
            new DeskParts(
                    Assessor.NONE, DeskJournal.NONE, DeskOptions.DEFAULTS, InstantSource.system());

    /** The same with other options. */
    public DeskParts withOptions(DeskOptions newOptions) {
        return new DeskParts(assessor, journal, newOptions, clock);
    }

    /** The same with another assessor. */
    public DeskParts withAssessor(Assessor newAssessor) {
        return new DeskParts(newAssessor, journal, options, clock);
    }

    /** The same with another journal. */
    public DeskParts withJournal(DeskJournal newJournal) {
        return new DeskParts(assessor, newJournal, options, clock);
    }
}
