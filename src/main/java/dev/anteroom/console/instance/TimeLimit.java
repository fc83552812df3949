package dev.anteroom.console.instance;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a conversation that takes too long; Unix sockets know no limit of their own. */
final class TimeLimit {
    private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

    private TimeLimit() {}

    /** Closes a channel after a while, so that whoever waits on it fails. */
    static void closeAfter(Channel channel, Duration limit) {
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(
                        () -> {
                            try {
                                channel.close();
                            } catch (IOException broken) {
                                LOG.debug("Closing failed.", broken);
                            }
                        });
    }
}
