package dev.anteroom.practice.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.List;

/** Where clients can reach a bound port. */
final class LocalAddresses {
    private static final int MOST = 8;

    private LocalAddresses() {}

    /** The address itself, or this machine's addresses when it stands for all of them. */
    static List<InetSocketAddress> of(InetSocketAddress bound) throws IOException {
        if (!bound.getAddress().isAnyLocalAddress()) {
            return List.of(bound);
        }
        List<InetSocketAddress> found =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLinkLocalAddress())
                        .sorted(Comparator.comparing(InetAddress::isLoopbackAddress))
                        .limit(MOST)
                        .map(address -> new InetSocketAddress(address, bound.getPort()))
                        .toList();
        if (found.isEmpty()) {
            throw new IOException("This machine has no address that media could be sent to.");
        }
        return found;
    }
}
