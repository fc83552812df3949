package dev.anteroom.practice.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener's failures away from the connections of all others. */
record CarefulListener(MediaRelay.Listener listener) implements MediaRelay.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(CarefulListener.class);

    @Override
    public void onReady(String link) {
        guarded(() -> listener.onReady(link));
    }

    @Override
    public void onFailed(String link) {
        guarded(() -> listener.onFailed(link));
    }

    @Override
    public void onLevel(String link, double level) {
        guarded(() -> listener.onLevel(link, level));
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failure) {
            LOG.error("A listener of the relay failed.", failure);
        }
    }
}
