package dev.anteroom.console.trust;

import dev.anteroom.console.trust.NameIndex.Bearer;
import dev.anteroom.enx.ClientId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people at one place, by their names and by the lines of the expected list they claim. */
final class NamedCrowd {
    /** One of them, and the line the name claims. */
    private record Known(Bearer<ClientId> bearer, @Nullable ExpectedGuest line) {}

    private final Map<ClientId, Known> known = new HashMap<>();
    private final NameIndex<ClientId> names = new NameIndex<>();
    private final LineClaims<ClientId> claims = new LineClaims<>();

    NameIndex<ClientId> names() {
        return names;
    }

    LineClaims<ClientId> claims() {
        return claims;
    }

    boolean contains(ClientId id) {
        return known.containsKey(id);
    }

    /**
     * Somebody came; whose assessment may depend on it is to be told, through {@code concerned}.
     */
    void add(
            Bearer<ClientId> bearer,
            Optional<ExpectedGuest> line,
            NamedCrowd whoHears,
            Consumer<ClientId> concerned) {
        known.put(bearer.key(), new Known(bearer, line.orElse(null)));
        if (names.add(bearer)) {
            whoHears.names.forEachLike(bearer.shape(), concerned);
        }
        line.filter(claimed -> claims.add(claimed, bearer))
                .ifPresent(claimed -> whoHears.claims.forEach(claimed, concerned));
    }

    /**
     * Somebody went; whose assessment may depend on it is to be told, through {@code concerned}.
     */
    void remove(ClientId id, NamedCrowd whoHears, Consumer<ClientId> concerned) {
        Known gone = known.remove(id);
        if (gone == null) {
            return;
        }
        if (names.remove(gone.bearer())) {
            whoHears.names.forEachLike(gone.bearer().shape(), concerned);
        }
        Optional.ofNullable(gone.line())
                .filter(claimed -> claims.remove(claimed, gone.bearer()))
                .ifPresent(claimed -> whoHears.claims.forEach(claimed, concerned));
    }
}
