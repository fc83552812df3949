package dev.anteroom.console.about;

import java.io.IOException;
import java.util.List;

/** Gathers what a report would say. */
@FunctionalInterface
public interface ReportSource {
    /**
     * Everything, as it is now. Reads files; not for the JavaFX application thread.
     *
     * @param withJournal whether names and decisions may be in it
     */
    List<ReportPart> gather(boolean withJournal) throws IOException;
}
