package dev.anteroom.media;

import org.jspecify.annotations.Nullable;

/**
 * What every capture does: it lives until it is closed and no link sends it any more, and says what
 * it has open. Everything but the public methods runs on the rtc thread.
 */
abstract class NativeCapture implements EngineMedia {
    private final TaskThread rtc;
    private final CaptureListener listener;
    private volatile CaptureState state = CaptureState.NOTHING;
    private volatile boolean closed;
    private @Nullable NativeScope scope;
    private @Nullable Runnable onEnd;
    private int holders;

    NativeCapture(TaskThread rtc, CaptureListener listener) {
        this.rtc = rtc;
        this.listener = listener;
    }

    /** Opens it for the first time; it comes before any other task of this capture. */
    final void open(NativeParts parts, Runnable whenEnded) {
        if (closed) {
            whenEnded.run();
            return;
        }
        onEnd = whenEnded;
        holders = 1;
        NativeScope owned = parts.scope();
        scope = owned;
        begin(parts, owned);
    }

    /**
     * Opens what it captures with.
     *
     * @param owned frees what is native once nobody uses it any more
     */
    abstract void begin(NativeParts parts, NativeScope owned);

    /** Captures nothing any more. What links still send from stays open. */
    abstract void stop();

    /** Tells what is open now, or why nothing is. */
    final void report(CaptureState now) {
        state = now;
        listener.onCapture(now);
    }

    /** Runs something on the rtc thread, unless this is over or was never opened. */
    final void whileOpen(Runnable task) {
        rtc.run(
                () -> {
                    if (scope != null && !closed) {
                        task.run();
                    }
                });
    }

    @Override
    public final CaptureState state() {
        return state;
    }

    @Override
    public final void close() {
        closed = true;
        rtc.run(this::end);
    }

    @Override
    public final void end() {
        closed = true;
        Runnable whenEnded = onEnd;
        if (whenEnded == null) {
            return;
        }
        onEnd = null;
        stop();
        letGo();
        report(CaptureState.NOTHING);
        whenEnded.run();
    }

    @Override
    public final boolean hold() {
        if (closed || scope == null) {
            return false;
        }
        holders++;
        return true;
    }

    @Override
    public final void letGo() {
        holders--;
        if (holders == 0 && scope != null) {
            scope.close();
            scope = null;
        }
    }
}
