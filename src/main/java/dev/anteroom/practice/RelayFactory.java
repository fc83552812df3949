package dev.anteroom.practice;

import dev.anteroom.practice.relay.MediaRelay;
import java.io.IOException;
import java.net.InetAddress;

/** Opens the relay of a practice server. */
@FunctionalInterface
interface RelayFactory {
    /**
     * Opens a relay on a free port of an address.
     *
     * @throws IOException if it cannot, with a sentence that says why
     */
    MediaRelay open(InetAddress address) throws IOException;
}
