package dev.anteroom.enx;

import dev.anteroom.wire.ClientIds;
import java.util.List;

/**
 * The server's id for one person's stay in one room. A type of its own so that a missing id can
 * never mean "everybody" (protocol section 4.1, {@code drop}).
 *
 * @param value never blank, at most {@value ClientIds#MAX_LENGTH} characters
 */
public record ClientId(String value) implements Comparable<ClientId> {
    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    public ClientId {
        ClientIds.require(value);
    }

    /**
     * The ids of one person or more.
     *
     * @throws IllegalArgumentException if there is none, or one that is none
     */
    static List<ClientId> atLeastOne(List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name at least one client id; an empty list would mean everybody.");
        }
        return values.stream().map(ClientId::new).toList();
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
