package dev.anteroom.practice.relay;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An offer, as far as the relay looks at it.
 *
 * @param bundled the mids of the BUNDLE group, empty if there is none
 */
record SessionOffer(
        IceCredentials ice,
        Fingerprint fingerprint,
        List<String> bundled,
        List<MediaOffer> sections) {

    /** The first usable section of a kind; one connection carries at most one of each. */
    Optional<MediaOffer> first(String kind, Predicate<MediaOffer> usable) {
        return sections.stream()
                .filter(MediaOffer::isMedia)
                .filter(section -> section.kind().equals(kind))
                .filter(this::sharesTheTransport)
                .filter(usable)
                .findFirst();
    }

    /** Without BUNDLE every section would need an address of its own; then only one is answered. */
    private boolean sharesTheTransport(MediaOffer section) {
        return bundled.isEmpty()
                ? sections.stream().filter(MediaOffer::isMedia).limit(1).anyMatch(section::equals)
                : bundled.contains(section.mid());
    }
}
