package dev.anteroom.console.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's message bus, used on one thread of its own since every call may block. Connects
 * when it is first needed, and again after a failure.
 */
final class SessionBus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

    private final Optional<String> address;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("anteroom-bus").factory());
    private @Nullable DBusConnection connection;

    /** Something done on the bus. */
    @FunctionalInterface
    interface Errand {
        /** Runs on the bus's thread. */
        void run(DBusConnection bus) throws DBusException;
    }

    /**
     * @param address of the bus; empty for the session's own
     */
    SessionBus(Optional<String> address) {
        this.address = address;
    }

    /**
     * Does something on the bus later; from any thread.
     *
     * @param failed told on the bus's thread when it could not be done
     */
    void run(Errand errand, Runnable failed) {
        try {
            thread.execute(
                    () -> {
                        try {
                            errand.run(connected());
                        } catch (DBusException | DBusExecutionException impossible) {
                            LOG.info("The desktop does not take it: {}", impossible.getMessage());
                            disconnect();
                            failed.run();
                        }
                    });
        } catch (RejectedExecutionException closed) {
            failed.run();
        }
    }

    /** Does what was asked before, within a limit, and hangs up. Twice is fine. */
    @Override
    public void close() {
        try {
            thread.execute(this::disconnect);
            thread.shutdown();
            if (!thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The desktop's bus did not hear us out within {}.", CLOSE_LIMIT);
            }
        } catch (RejectedExecutionException closedBefore) {
            LOG.trace("Closed before.", closedBefore);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private DBusConnection connected() throws DBusException {
        DBusConnection open = connection;
        if (open == null || !open.isConnected()) {
            DBusConnectionBuilder builder =
                    address.isPresent()
                            ? DBusConnectionBuilder.forAddress(address.get())
                            : DBusConnectionBuilder.forSessionBus();
            open =
                    builder.withShared(false)
                            .transportConfig()
                            // A bus on this machine answers at once or not at all.
                            .withTimeout((int) CONNECT_LIMIT.toMillis())
                            .back()
                            .build();
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        DBusConnection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyBroken) {
                LOG.debug("Hanging up failed.", alreadyBroken);
            }
        }
    }
}
