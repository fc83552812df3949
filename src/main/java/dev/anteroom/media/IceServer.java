package dev.anteroom.media;

import java.util.List;

/**
 * A server that helps to find a way through the network. Its credential is never logged.
 *
 * @param urls {@code stun:} and {@code turn:} addresses
 */
public record IceServer(List<String> urls, String username, String credential) {
    /** Keeps its own copy. */
    public IceServer {
        urls = List.copyOf(urls);
    }

    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
