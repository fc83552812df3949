package dev.anteroom.practice.relay;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The relay's identity, made when the first connection asks for it: most of the time that opening a
 * relay would take goes into it, and many rooms carry no media. Thread-safe.
 */
final class LateIdentity implements Supplier<DtlsIdentity> {
    private final SecureRandom random;
    private @Nullable DtlsIdentity made;

    LateIdentity(SecureRandom random) {
        this.random = random;
    }

    /**
     * Always the same. The first call takes as long as making a key does.
     *
     * @throws IllegalStateException if none can be made
     */
    @Override
    public synchronized DtlsIdentity get() {
        @Nullable DtlsIdentity identity = made;
        if (identity == null) {
            try {
                identity = DtlsIdentity.create(random);
            } catch (IOException impossible) {
                throw new IllegalStateException("The relay has no certificate.", impossible);
            }
            made = identity;
        }
        return identity;
    }

    synchronized boolean isMade() {
        return made != null;
    }
}
