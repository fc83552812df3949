package dev.anteroom.console.journal;

import java.nio.file.Path;
import java.time.InstantSource;

/** A program that writes to a journal until it is killed. */
final class JournalChild {
    private JournalChild() {}

    /** Writes into the directory of the first argument; says on its output what surely is there. */
    public static void main(String[] arguments) {
        FileJournal journal =
                new FileJournal(Path.of(arguments[0]), 90, InstantSource.system(), _ -> {});
        int first = Integer.parseInt(arguments[1]);
        for (int number = first; true; number++) {
            journal.write(
                    JournalFixture.knocked(
                            JournalFixture.AT, "id" + number, "Zoë " + "x".repeat(number % 70)));
            if (number % 500 == 0) {
                int said = number;
                journal.read()
                        .thenAccept(
                                read -> {
                                    System.out.println(said);
                                    System.out.flush();
                                })
                        .toCompletableFuture()
                        .join();
            }
        }
    }
}
