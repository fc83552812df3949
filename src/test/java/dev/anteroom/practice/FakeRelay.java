package dev.anteroom.practice;

import dev.anteroom.practice.relay.MediaRelay;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A relay without media: answers every offer at once, and is ready when a candidate came. An offer
 * whose name line says {@code s=refuse} cannot be answered.
 */
final class FakeRelay implements MediaRelay {
    /** What every offer is answered with. */
    static final String ANSWER =
            "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n"
                    + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\n";

    private final Map<String, Listener> links = new ConcurrentHashMap<>();
    private final Map<String, String> routes = new ConcurrentHashMap<>();
    private final Map<String, String> passing = new ConcurrentHashMap<>();
    private final Map<String, String> wanted = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Override
    public CompletionStage<String> receive(String link, String offer, Listener listener) {
        return answer(link, offer, listener);
    }

    @Override
    public CompletionStage<String> send(String link, String offer, Listener listener) {
        return answer(link, offer, listener);
    }

    private CompletionStage<String> answer(String link, String offer, Listener listener) {
        if (offer.contains("s=refuse")) {
            return CompletableFuture.failedStage(
                    new IllegalArgumentException("None of these codecs is spoken here."));
        }
        links.put(link, listener);
        return CompletableFuture.completedStage(ANSWER);
    }

    @Override
    public void candidate(String link, String candidate) {
        Listener listener = links.get(link);
        if (listener != null) {
            listener.onReady(link);
        }
    }

    @Override
    public void route(String to, @Nullable String from) {
        if (from == null) {
            routes.remove(to);
        } else {
            routes.put(to, from);
        }
    }

    @Override
    public void want(String to, boolean audio, boolean video) {
        wanted.put(to, (audio ? "audio " : "") + (video ? "video" : ""));
    }

    @Override
    public void pass(String from, boolean audio, boolean video) {
        passing.put(from, (audio ? "audio " : "") + (video ? "video" : ""));
    }

    @Override
    public void end(String link) {
        links.remove(link);
        routes.remove(link);
        wanted.remove(link);
        passing.remove(link);
    }

    @Override
    public int size() {
        return links.size();
    }

    /** How many receivers are sent something. */
    int routed() {
        return routes.size();
    }

    /** What receivers want that said so. */
    List<String> wanted() {
        return wanted.values().stream().sorted().toList();
    }

    /** What is let through of each publisher. */
    List<String> passing() {
        return passing.values().stream().sorted().toList();
    }

    /** Breaks every connection off, as a network that goes away. */
    void breakOff() {
        Map.copyOf(links).forEach((link, listener) -> listener.onFailed(link));
    }

    /** Lets every publisher be as loud as this. */
    void level(double level) {
        Map.copyOf(links).forEach((link, listener) -> listener.onLevel(link, level));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        links.clear();
        routes.clear();
    }
}
