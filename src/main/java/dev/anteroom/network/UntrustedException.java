package dev.anteroom.network;

import java.security.cert.CertificateException;

/** A server's certificate is not trusted. */
public final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1L;
    private final TrustFault fault;

    UntrustedException(TrustFault fault, CertificateException cause) {
        super(fault.name(), cause);
        this.fault = fault;
    }

    /** Why. */
    public TrustFault fault() {
        return fault;
    }
}
