package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.console.fx.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on the disk. Events are written by a thread of its own, some moments after they
 * happened and several at once; when that fails, one sentence is told, the events stay in memory
 * and are tried again with the next ones. All methods may be called from any thread and return at
 * once; results come on the journal's thread.
 */
public final class FileJournal implements DeskJournal, AutoCloseable {
    /** So many events are read at most, the newest. */
    public static final int MOST_READ = 200_000;

    /** So many events are kept in memory while they cannot be written, or must not be. */
    private static final int MOST_UNWRITTEN = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final Duration WRITE_DELAY = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final JournalFiles files;
    private final InstantSource clock;
    private final Consumer<String> notice;
    private final Path directory;
    private final boolean forgetful;
    private final Texts texts = Texts.of("journal");
    private final Queue<DeskEvent> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writePending = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor writer;

    // Of the journal's thread only.
    private final ArrayDeque<DeskEvent> unwritten = new ArrayDeque<>();
    private final ArrayDeque<DeskEvent> neverToBeWritten = new ArrayDeque<>();
    private int retentionDays;
    private LocalDate prunedFor = LocalDate.MIN;
    private boolean failing;

    /**
     * Opens the journal; touches no disk yet.
     *
     * @param directory where the files are; need not exist
     * @param retentionDays how many days are kept; 0 keeps nothing on the disk
     * @param clock tells which day it is
     * @param notice told in one sentence what the moderator should know, on the journal's thread
     */
    public FileJournal(
            Path directory, int retentionDays, InstantSource clock, Consumer<String> notice) {
        this(directory, false, retentionDays, clock, notice);
    }

    private FileJournal(
            Path directory,
            boolean forgetful,
            int retentionDays,
            InstantSource clock,
            Consumer<String> notice) {
        this.directory = directory;
        this.forgetful = forgetful;
        this.files = new JournalFiles(directory);
        this.clock = clock;
        this.notice = notice;
        this.retentionDays = retentionDays;
        writer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("anteroom-journal").daemon().factory());
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writer.execute(this::prune);
    }

    /** A journal that touches no disk, whatever is asked of it; all ends with the program. */
    public static FileJournal forgetful(InstantSource clock) {
        return new FileJournal(Path.of(""), true, 0, clock, _ -> {});
    }

    @Override
    public void write(DeskEvent event) {
        arrived.add(event);
        if (writePending.compareAndSet(false, true)) {
            try {
                ScheduledFuture<?> unusedSinceItTellsItself =
                        writer.schedule(
                                this::writeArrived, WRITE_DELAY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                LOG.debug("An event came after the journal was closed.");
            }
        }
    }

    /** Writes what is not written yet and reads everything, oldest first. */
    public CompletionStage<JournalContents> read() {
        return onThread(
                () -> {
                    writeArrived();
                    JournalContents kept = forgetful ? JournalContents.NONE : files.read(MOST_READ);
                    List<DeskEvent> all = new ArrayList<>(neverToBeWritten);
                    all.addAll(kept.events());
                    all.addAll(unwritten);
                    return new JournalContents(all, kept.unreadable());
                });
    }

    /** Forgets everything, on the disk and in memory. Fails when a file cannot be deleted. */
    public CompletionStage<JournalContents> deleteAll() {
        return onThread(
                () -> {
                    writeArrived();
                    unwritten.clear();
                    neverToBeWritten.clear();
                    if (!forgetful) {
                        files.deleteAll();
                    }
                    return JournalContents.NONE;
                });
    }

    /**
     * Keeps events for so many days from now on and deletes what is older; 0 deletes all files and
     * keeps only this session's events, in memory.
     */
    public void retain(int days) {
        writer.execute(
                () -> {
                    retentionDays = forgetful ? 0 : days;
                    prunedFor = LocalDate.MIN;
                    prune();
                });
    }

    /** Writes what is not written yet, within a limit. Twice is fine. */
    @Override
    public void close() {
        if (writer.isShutdown()) {
            return;
        }
        // The shutdown drops the delayed writing, so it is done at once instead.
        writer.execute(this::writeArrived);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The journal was not written within {}.", CLOSE_LIMIT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeArrived() {
        writePending.set(false);
        ArrayDeque<DeskEvent> target = retentionDays > 0 ? unwritten : neverToBeWritten;
        for (DeskEvent event = arrived.poll(); event != null; event = arrived.poll()) {
            target.add(event);
        }
        while (target.size() > MOST_UNWRITTEN) {
            target.removeFirst();
        }
        if (retentionDays > 0 && !unwritten.isEmpty()) {
            prune();
            try {
                files.append(today(), unwritten);
                failing = false;
            } catch (IOException | SecurityException failed) {
                failed(failed);
            }
        }
    }

    private void prune() {
        LocalDate today = today();
        if (forgetful || today.equals(prunedFor)) {
            return;
        }
        prunedFor = today;
        try {
            if (retentionDays > 0) {
                files.deleteBefore(today.minusDays(retentionDays));
            } else {
                files.deleteAll();
            }
        } catch (IOException | SecurityException failed) {
            LOG.warn("Old journal files could not be deleted.", failed);
        }
    }

    private void failed(Exception why) {
        if (!failing) {
            failing = true;
            LOG.warn("The journal cannot be written.", why);
            notice.accept(texts.get("notice.unwritable", directory.toString()));
        }
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private <T> CompletionStage<T> onThread(Reading<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            writer.execute(
                    () -> {
                        try {
                            result.complete(task.run());
                        } catch (IOException | RuntimeException failed) {
                            result.completeExceptionally(failed);
                        }
                    });
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(closed);
        }
        return result;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T run() throws IOException;
    }
}
