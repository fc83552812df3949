package dev.anteroom.network;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/** Trust whose authorities of the system are the test's. */
public final class Trusts {
    private Trusts() {}

    /** The supplier is asked when the authorities are needed. */
    public static ServerTrust of(Supplier<List<X509Certificate>> system) {
        return new ServerTrust(system);
    }
}
