package dev.anteroom.enx;

import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LinkState;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Brings what one media connection tells onto the room's loop, and gives up a connection that is
 * interrupted for too long. Called by the engine on its threads, otherwise confined to the loop.
 */
final class LinkWatch implements LinkListener {
    /** How long a lost way may take to come back by itself. */
    static final Duration LONGEST_INTERRUPTION = Duration.ofSeconds(10);

    private final RtcEnvironment.Timer timer;
    private final Consumer<Runnable> loop;
    private final Consumer<IceCandidate> found;
    private final Runnable foundAll;
    private final Runnable whenBroken;
    private LinkState state = LinkState.NEW;
    private Runnable cancelPatience = () -> {};

    /**
     * @param loop runs something on the room's loop, as long as the connection is of interest
     * @param found a way to this computer was found
     * @param foundAll there will be no more of them
     * @param whenBroken the connection is gone, or away for too long
     */
    LinkWatch(
            RtcEnvironment.Timer timer,
            Consumer<Runnable> loop,
            Consumer<IceCandidate> found,
            Runnable foundAll,
            Runnable whenBroken) {
        this.timer = timer;
        this.loop = loop;
        this.found = found;
        this.foundAll = foundAll;
        this.whenBroken = whenBroken;
    }

    @Override
    public void onCandidate(IceCandidate candidate) {
        loop.accept(() -> found.accept(candidate));
    }

    @Override
    public void onCandidatesEnd() {
        loop.accept(foundAll);
    }

    @Override
    public void onState(LinkState now) {
        loop.accept(() -> changed(now));
    }

    private void changed(LinkState now) {
        state = now;
        stop();
        switch (now) {
            case FAILED, CLOSED -> whenBroken.run();
            case INTERRUPTED ->
                    cancelPatience =
                            timer.after(LONGEST_INTERRUPTION, () -> loop.accept(whenBroken));
            case NEW, CONNECTING, CONNECTED -> {}
        }
    }

    boolean isConnected() {
        return state == LinkState.CONNECTED;
    }

    /** Waits for nothing any more. */
    void stop() {
        cancelPatience.run();
    }
}
