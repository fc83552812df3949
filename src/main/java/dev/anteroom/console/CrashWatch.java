package dev.anteroom.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Notices when a part of the program failed in a way nobody thought of. Every loop that goes on
 * after a failure logs it as an error, and so does the handler of threads that end by one; this
 * listens to both. Thread-safe.
 */
final class CrashWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String OURS = "dev.anteroom.";

    private final Runnable crashed;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Logger root;

    private CrashWatch(Runnable crashed, Logger root) {
        this.crashed = crashed;
        this.root = root;
    }

    /**
     * Watches from now on.
     *
     * @param crashed run on the thread that failed, the first time only; has to return at once
     */
    static CrashWatch start(Runnable crashed) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        CrashWatch watch = new CrashWatch(crashed, root);
        watch.setContext(context);
        watch.setName("crash-watch");
        watch.start();
        root.addAppender(watch);
        return watch;
    }

    /** Lets the log know of every thread that ends by a failure, for the whole process. */
    static void logUncaught() {
        org.slf4j.Logger log = LoggerFactory.getLogger(CrashWatch.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    if (isShuttingDown()) {
                        // The toolkit ends at the same time and may fail over its own parts.
                        log.info("{} failed while the program ended.", thread.getName(), failure);
                    } else {
                        log.error("{} failed.", thread.getName(), failure);
                    }
                });
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && event.getThrowableProxy() != null
                && event.getLoggerName().startsWith(OURS)
                && told.compareAndSet(false, true)) {
            crashed.run();
        }
    }

    /** Twice is fine. */
    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }

    private static boolean isShuttingDown() {
        Thread probe = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }
}
