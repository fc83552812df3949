package dev.anteroom.network;

import java.net.InetAddress;

/** Tells this machine from others, by form and never by a name server. */
public final class Loopback {
    private Loopback() {}

    /**
     * Whether a host is this machine.
     *
     * @param host as in an address; an IPv6 address with or without brackets
     */
    public static boolean is(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
