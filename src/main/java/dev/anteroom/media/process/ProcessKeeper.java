package dev.anteroom.media.process;

import dev.anteroom.media.MediaState;
import dev.anteroom.media.TaskThread;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a media process: starts another when it has died or hangs, though not for ever, and
 * replaces it when it has grown. Confined to the engine's loop.
 */
final class ProcessKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessKeeper.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(4);

    private final ChildCommand command;
    private final PrivateDirectory directory;
    private final Upkeep upkeep;
    private final TaskThread loop;
    private final EngineNews news;
    private final OpenHandles handles;
    private final Consumer<Event> events;
    private final Runnable whenStarted;
    private final RestartLimit limit = new RestartLimit();
    private final Map<ChildProcess, CompletableFuture<?>> leaving = new HashMap<>();
    private @Nullable ChildProcess current;
    private Heartbeat heartbeat;
    private int number;
    private int descriptions;
    private boolean ended;

    /**
     * @param events of the process of the moment, but for those of views; called on the loop
     * @param whenStarted a process was started and knows of nothing yet; called on the loop
     */
    ProcessKeeper(
            ChildCommand command,
            PrivateDirectory directory,
            Upkeep upkeep,
            TaskThread loop,
            EngineNews news,
            OpenHandles handles,
            Consumer<Event> events,
            Runnable whenStarted) {
        this.command = command;
        this.directory = directory;
        this.upkeep = upkeep;
        this.loop = loop;
        this.news = news;
        this.handles = handles;
        this.events = events;
        this.whenStarted = whenStarted;
        heartbeat = upkeep.heartbeat();
    }

    /** Starts the first process and watches each from then on. Once. */
    void begin() {
        start();
        var _ = loop.every(upkeep.pause(), this::watch);
    }

    private void start() {
        descriptions = 0;
        heartbeat = upkeep.heartbeat();
        try {
            current =
                    ChildProcess.start(
                            command,
                            directory,
                            ++number,
                            this::received,
                            from -> loop.run(() -> died(from)));
        } catch (IOException e) {
            LOG.warn("The media process does not start", e);
            stayOff(MediaState.Why.FAILED, e.toString());
            return;
        }
        whenStarted.run();
        handles.open();
    }

    /** On a thread of that process. */
    private void received(ChildProcess from, Event event) {
        if (event instanceof Event.OfView ofView) {
            // Pictures go on right here: each hand-over to another thread costs processor time.
            handles.accept(ofView);
        } else {
            loop.run(() -> accept(from, event));
        }
    }

    private void accept(ChildProcess from, Event event) {
        if (from != current) {
            return;
        }
        if (event instanceof Event.Beat) {
            heartbeat.answered();
        } else {
            events.accept(event);
        }
    }

    private void watch() {
        ChildProcess running = current;
        if (running == null) {
            return;
        }
        switch (heartbeat.next()) {
            case ASK -> running.send(new Command.Beat());
            case WAIT -> LOG.debug("The media process has not answered yet");
            case GIVE_UP -> {
                running.kill();
                lost(running, "does not answer");
            }
        }
    }

    private void died(ChildProcess from) {
        if (from == current) {
            lost(from, from.cause());
        }
    }

    private void lost(ChildProcess from, String cause) {
        if (from != current || ended) {
            return;
        }
        current = null;
        LOG.warn("The media process {}", cause);
        boolean again = limit.allows(System.nanoTime());
        if (again) {
            // Before links fail, so that whoever tries again finds an engine that will be there.
            news.become(new MediaState.Restarting());
        }
        handles.lost();
        if (again) {
            start();
        } else {
            stayOff(MediaState.Why.STOPPED, cause);
        }
    }

    private void stayOff(MediaState.Why why, String detail) {
        news.become(new MediaState.Unavailable(why, detail));
        handles.refuse();
    }

    /** Tries once more when there is no process any more. */
    void startAgain() {
        if (current == null && !ended) {
            limit.clear();
            news.become(new MediaState.Starting());
            start();
        }
    }

    /**
     * Replaces the process if it has grown and this is a good moment. Nobody is told: what is open
     * goes on in the new one, as after a death, and commands wait until it is up.
     */
    void renewIfDue() {
        ChildProcess grown = current;
        if (grown == null
                || ended
                || !upkeep.isDue(descriptions, handles.captures(), handles.links())) {
            return;
        }
        LOG.info("The media process made {} descriptions and is replaced", descriptions);
        current = null;
        handles.lost();
        CompletableFuture<?> gone = grown.leave(END_LIMIT);
        leaving.put(grown, gone);
        var _ = gone.thenRun(() -> loop.run(() -> leaving.remove(grown)));
        start();
    }

    /** Whether there is a process, or one that starts. */
    boolean isRunning() {
        return current != null;
    }

    /** Sends to the process of the moment; dropped when there is none. */
    void send(Command asked) {
        ChildProcess running = current;
        if (running != null) {
            if (asked instanceof Command.Offer) {
                descriptions++;
            }
            running.send(asked);
        }
    }

    /** Sends to the process of this moment, also later and from any thread. */
    Consumer<Command> channel() {
        ChildProcess running = current;
        return running == null ? _ -> {} : running::sendNow;
    }

    /** Ends all processes and waits for that. */
    void end() {
        ended = true;
        ChildProcess running = current;
        current = null;
        if (running != null) {
            leaving.put(running, running.leave(END_LIMIT));
        }
        CompletableFuture.allOf(leaving.values().toArray(CompletableFuture[]::new)).join();
    }
}
