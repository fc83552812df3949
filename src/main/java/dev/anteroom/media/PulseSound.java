package dev.anteroom.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux: the sound server, PulseAudio or PipeWire in its place, spoken to directly. The WebRTC
 * library's own way cannot choose a device here, ends the process without a server, and does not
 * come back after one. Follows the devices on one thread; a server that is not there is looked for
 * calmly until it is.
 */
final class PulseSound implements SoundSystem {
    private static final Logger LOG = LoggerFactory.getLogger(PulseSound.class);
    private static final long RETRY_SECONDS = 2;
    private static final long END_SECONDS = 1;
    private static final int NO_AUTOSPAWN = 1;
    // sinks, sources and the server's defaults
    private static final int EVENTS = 0x1 | 0x2 | 0x80;

    private final PulseLibrary library;
    private final @Nullable String server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object loopLock = new Object();
    private @Nullable MemorySegment loop;
    private @Nullable Thread thread;
    private volatile Found found = Found.NOTHING;
    private boolean told;

    /**
     * @param server its address; null for the user's own
     */
    PulseSound(PulseLibrary library, @Nullable String server) {
        this.library = library;
        this.server = server;
    }

    @Override
    public void follow(Runnable changed) {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("anteroom-sound")
                        .start(() -> keepFollowing(changed));
    }

    private void keepFollowing(Runnable changed) {
        try {
            do {
                followOnce(changed);
                become(Found.NOTHING, changed);
            } while (!closing.await(RETRY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.warn("The sound server is not followed any more", e);
        }
    }

    private void followOnce(Runnable changed) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mainloop = (MemorySegment) library.mainloopNew.invoke();
            publishLoop(mainloop);
            MemorySegment api = (MemorySegment) library.mainloopApi.invoke(mainloop);
            MemorySegment context =
                    (MemorySegment) library.contextNew.invoke(api, arena.allocateFrom("Anteroom"));
            try {
                int refused =
                        (int)
                                library.contextConnect.invoke(
                                        context,
                                        address(arena, server),
                                        NO_AUTOSPAWN,
                                        MemorySegment.NULL);
                if (refused >= 0) {
                    run(mainloop, context, new PulseInventory(arena), changed);
                }
            } finally {
                publishLoop(null);
                library.contextDisconnect.invoke(context);
                library.contextUnref.invoke(context);
                library.mainloopFree.invoke(mainloop);
            }
        }
    }

    private void run(
            MemorySegment mainloop,
            MemorySegment context,
            PulseInventory inventory,
            Runnable changed)
            throws Throwable {
        boolean subscribed = false;
        while (closing.getCount() > 0) {
            int result = (int) library.mainloopIterate.invoke(mainloop, 1, MemorySegment.NULL);
            int state = (int) library.contextState.invoke(context);
            if (result < 0 || state >= PulseLibrary.CONTEXT_FAILED) {
                return;
            }
            if (state == PulseLibrary.CONTEXT_READY && !subscribed) {
                subscribed = true;
                subscribe(context, inventory);
            }
            if (inventory.shouldAsk()) {
                inventory.ask(library, context);
            }
            if (inventory.takeNews()) {
                become(inventory.complete(), changed);
            }
        }
    }

    private void subscribe(MemorySegment context, PulseInventory inventory) throws Throwable {
        library.contextOnEvent.invoke(context, inventory.onEvent(), MemorySegment.NULL);
        MemorySegment operation =
                (MemorySegment)
                        library.contextSubscribe.invoke(
                                context, EVENTS, MemorySegment.NULL, MemorySegment.NULL);
        if (!operation.equals(MemorySegment.NULL)) {
            library.operationUnref.invoke(operation);
        }
        inventory.markStale();
    }

    private void become(Found now, Runnable changed) {
        if (!told || !now.equals(found)) {
            told = true;
            found = now;
            changed.run();
        }
    }

    private void publishLoop(@Nullable MemorySegment running) {
        synchronized (loopLock) {
            loop = running;
        }
    }

    static MemorySegment address(Arena arena, @Nullable String text) {
        return text == null ? MemorySegment.NULL : arena.allocateFrom(text);
    }

    @Override
    public Found found() {
        return found;
    }

    @Override
    public Stream record(String microphoneId, Taker taker, Runnable broken) {
        return PulseStream.record(library, server, microphoneId, taker, broken);
    }

    @Override
    public Stream play(Optional<String> speakerId, Giver giver, Runnable broken) {
        return PulseStream.play(library, server, speakerId.orElse(null), giver, broken);
    }

    @Override
    public void close() {
        closing.countDown();
        Thread following = thread;
        try {
            // freed only under this lock, so the loop that is woken is still there
            synchronized (loopLock) {
                if (loop != null) {
                    library.mainloopWakeup.invoke(loop);
                }
            }
            if (following != null) {
                following.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.warn("The sound server's loop was not woken", e);
        }
    }
}
