package dev.anteroom.console.settings;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.settings.SettingsFormatException.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the settings file once and writes it when something changed: some moments later, on a
 * thread of its own, to a temporary file that then takes the place of the old one. What could not
 * be written is tried again with the next change and at the end. A file that cannot be read is set
 * aside under another name, never overwritten. All methods may be called from any thread.
 */
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final String FILE_NAME = "settings.json";
    private static final int LARGEST_FILE = 1024 * 1024;
    private static final Duration WRITE_DELAY = Duration.ofMillis(400);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    /** Longer than any write takes, so that nobody's file is taken away. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final String TEMPORARY_PREFIX = "settings";
    private static final String TEMPORARY_SUFFIX = ".tmp";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private final Path file;
    private final AtomicReference<Settings> current = new AtomicReference<>(Settings.DEFAULTS);
    private final AtomicReference<Optional<Notice>> notice =
            new AtomicReference<>(Optional.empty());
    private final AtomicBoolean writePending = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor writer;
    private volatile boolean writable = true;
    private volatile @Nullable Consumer<String> listener;

    // Of the writer's thread only.
    private boolean failing;
    private boolean tidied;

    private SettingsStore(Path directory) {
        file = directory.resolve(FILE_NAME);
        writer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("anteroom-settings").daemon().factory());
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Reads the settings of a directory; blocks for that. Never fails: what cannot be read is set
     * aside, and {@link #takeNotice()} says so.
     */
    public static SettingsStore open(Path directory) {
        SettingsStore store = new SettingsStore(directory);
        store.load();
        return store;
    }

    /** Settings that begin as in a first run and are never written. */
    public static SettingsStore forgetful() {
        SettingsStore store = new SettingsStore(Path.of(""));
        store.writable = false;
        return store;
    }

    /** The newest settings. */
    public Settings current() {
        return current.get();
    }

    /** One sentence for the user about settings that could not be read or written; once. */
    public Optional<String> takeNotice() {
        return notice.getAndSet(Optional.empty()).map(Notice::sentence);
    }

    /**
     * Tells sentences for the user about settings that could not be read or written.
     *
     * @param listener told at once what {@link #takeNotice()} would say, and later ones on the
     *     writer's thread
     */
    public void hear(Consumer<String> listener) {
        this.listener = listener;
        takeNotice().ifPresent(listener);
    }

    /** Changes the settings and has them written soon. Returns at once. */
    public void update(UnaryOperator<Settings> change) {
        Settings before = current.get();
        Settings after = current.updateAndGet(change);
        if (!after.equals(before)
                && writable
                && !closed.get()
                && writePending.compareAndSet(false, true)) {
            ScheduledFuture<?> unusedSinceItLogsItself =
                    writer.schedule(
                            this::writePending, WRITE_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Writes what is not written yet, within a limit. Twice is fine. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // The shutdown drops the delayed write, so it is done at once instead.
        writer.execute(this::writeWhatIsLeft);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The settings were not written within {}.", CLOSE_LIMIT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new SettingsFormatException(Fault.FOREIGN, "too large");
            }
            current.set(SettingsCodec.read(Files.readString(file)));
        } catch (SettingsFormatException unreadable) {
            setAside(unreadable.fault());
        } catch (CharacterCodingException notText) {
            setAside(Fault.BROKEN);
        } catch (IOException unreadable) {
            writable = false;
            tell("notice.unreadable", file);
            LOG.debug("Reading the settings failed.", unreadable);
        }
    }

    private void setAside(Fault fault) {
        Path aside =
                file.resolveSibling(
                        FILE_NAME
                                + ".set-aside-"
                                + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP));
        try {
            Files.move(file, aside);
            tell("notice.aside." + fault.name(), aside);
        } catch (IOException stuck) {
            // Writing would destroy what could not be moved.
            writable = false;
            tell("notice.stuck." + fault.name(), file);
            LOG.debug("Setting the settings aside failed.", stuck);
        }
    }

    private void writeWhatIsLeft() {
        if (failing) {
            writePending.set(true);
        }
        writePending();
    }

    private void writePending() {
        if (writable && writePending.getAndSet(false)) {
            try {
                write(SettingsCodec.write(current.get()));
                failing = false;
            } catch (IOException failed) {
                LOG.debug("Writing the settings failed.", failed);
                if (!failing) {
                    failing = true;
                    tell("notice.unwritable", file);
                }
            }
        }
    }

    private void write(String text) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        tidy(directory);
        Path temporary = Files.createTempFile(directory, TEMPORARY_PREFIX, TEMPORARY_SUFFIX);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            replace(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Takes away what a killed program left half written. */
    private void tidy(Path directory) {
        if (tidied) {
            return;
        }
        tidied = true;
        FileTime old = FileTime.from(Instant.now().minus(STALE));
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(directory, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException stuck) {
            // It is in nobody's way.
            LOG.debug("A half written file could not be taken away.", stuck);
        }
    }

    private void replace(Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plainMoveOnly) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void tell(String key, Path where) {
        LOG.warn("{}: {}", key, where);
        notice.set(Optional.of(new Notice(key, where)));
        @Nullable Consumer<String> told = listener;
        if (told != null) {
            takeNotice().ifPresent(told);
        }
    }

    /**
     * What there is to say, put into words when it is asked for, in the language chosen by then.
     */
    private record Notice(String key, Path where) {
        String sentence() {
            return Texts.of("settings").get(key, where.toString());
        }
    }
}
