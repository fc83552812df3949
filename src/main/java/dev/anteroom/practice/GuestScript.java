package dev.anteroom.practice;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What simulated guests do. Immutable; one script can be played any number of times.
 *
 * @param guests in any order
 */
public record GuestScript(List<Guest> guests) {
    /** Copies the list. */
    public GuestScript {
        guests = List.copyOf(guests);
    }

    /**
     * One guest.
     *
     * @param name sent as it is, any text
     * @param knocksAfter from the start of the script
     * @param patience leaves after waiting this long; null waits for ever
     * @param comesBackAfter knocks once more this long after losing patience or being turned away;
     *     null stays away
     * @param says what it writes to everybody once inside, one line every few seconds
     */
    public record Guest(
            String name,
            Duration knocksAfter,
            @Nullable Duration patience,
            @Nullable Duration comesBackAfter,
            List<String> says) {
        /** Copies the list. */
        public Guest {
            says = List.copyOf(says);
        }

        /** Knocks then and waits for ever. */
        public static Guest knocking(String name, Duration after) {
            return new Guest(name, after, null, null, List.of());
        }

        /** The same guest, who leaves after waiting this long. */
        public Guest patientFor(Duration limit) {
            return new Guest(name, knocksAfter, limit, comesBackAfter, says);
        }

        /** The same guest, who comes back once. */
        public Guest comingBackAfter(Duration pause) {
            return new Guest(name, knocksAfter, patience, pause, says);
        }

        /** The same guest, who writes this once inside. */
        public Guest saying(String... lines) {
            return new Guest(name, knocksAfter, patience, comesBackAfter, List.of(lines));
        }
    }

    /** A few friendly guests over some minutes: one impatient, one who comes back. */
    public static GuestScript rehearsal() {
        return new GuestScript(
                List.of(
                        Guest.knocking("Amina Diallo", Duration.ofSeconds(2))
                                .saying("Hello!", "Can you hear me?"),
                        Guest.knocking("Jonas Weber", Duration.ofSeconds(8))
                                .saying("Good morning, everybody."),
                        Guest.knocking("Mr. O'Neill", Duration.ofSeconds(20))
                                .patientFor(Duration.ofSeconds(40))
                                .comingBackAfter(Duration.ofSeconds(20)),
                        Guest.knocking("李小龙", Duration.ofSeconds(35)).saying("你好"),
                        Guest.knocking("Zoë Ångström", Duration.ofSeconds(60))
                                .comingBackAfter(Duration.ofSeconds(30)),
                        Guest.knocking("Samir (interpreter)", Duration.ofSeconds(90))
                                .saying("I can stay for the whole meeting."),
                        Guest.knocking("Grandma Rosa", Duration.ofSeconds(150))
                                .patientFor(Duration.ofMinutes(2))));
    }

    /**
     * Many guests who knock almost at once and wait for ever.
     *
     * @throws IllegalArgumentException if there are more than a room lets wait
     */
    public static GuestScript crowd(int size) {
        if (size < 0 || size > RoomState.MAX_WAITING) {
            throw new IllegalArgumentException(
                    "A crowd has at most " + RoomState.MAX_WAITING + " guests.");
        }
        return new GuestScript(
                IntStream.rangeClosed(1, size)
                        .mapToObj(
                                number ->
                                        Guest.knocking(
                                                "Guest " + number, Duration.ofMillis(5L * number)))
                        .toList());
    }

    /** Guests whose names try to mislead, to break out, or to break the window. */
    public static GuestScript hostileNames() {
        return new GuestScript(
                Stream.of(
                                "<img src=x onerror=alert(1)>",
                                "<script>document.title='owned'</script>",
                                "\u202Enatsissa ruoY\u202C (moderator)",
                                "Moderator\u200B",
                                "Two\nlines\r\nand a tab\t",
                                "Bell\u0007 and escape \u001B[31mred",
                                "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308a\u0300"
                                        + "\u0301\u0302\u0303\u0304lgo",
                                "\u3164\u2800\u200D",
                                "🧑🏽‍🚀🏳️‍🌈",
                                "محمد مرحبا",
                                "'; DROP TABLE guests; --",
                                "../../etc/passwd",
                                "${jndi:ldap://127.0.0.1/x}",
                                "=HYPERLINK(\"http://127.0.0.1\")",
                                "%s%n{0}",
                                "W".repeat(1000))
                        .map(name -> Guest.knocking(name, Duration.ZERO))
                        .toList());
    }
}
