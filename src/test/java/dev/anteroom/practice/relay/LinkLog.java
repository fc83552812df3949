package dev.anteroom.practice.relay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what a relay told about a link. */
class LinkLog implements MediaRelay.Listener {
    final CompletableFuture<String> ready = new CompletableFuture<>();
    final CompletableFuture<String> failed = new CompletableFuture<>();
    final CompletableFuture<Double> loud = new CompletableFuture<>();
    final AtomicInteger readyCount = new AtomicInteger();
    final AtomicInteger levels = new AtomicInteger();

    @Override
    public void onReady(String link) {
        readyCount.incrementAndGet();
        ready.complete(link);
    }

    @Override
    public void onFailed(String link) {
        failed.complete(link);
    }

    @Override
    public void onLevel(String link, double level) {
        levels.incrementAndGet();
        if (level > 0.001) {
            loud.complete(level);
        }
    }

    String awaitReady() throws Exception {
        return ready.get(10, TimeUnit.SECONDS);
    }

    String awaitFailed() throws Exception {
        return failed.get(10, TimeUnit.SECONDS);
    }
}
