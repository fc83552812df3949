package dev.anteroom.console.join;

import dev.anteroom.console.trust.HostLooks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The host that a link wants to lead to, for the user to say yes or no to.
 *
 * @param host in its ASCII form, with the port where there is one
 * @param warning what is strange about it
 * @param lookalike the known host that it looks like; empty but for that warning
 */
record HostQuestion(String host, Warning warning, String lookalike) {
    /** What is strange about a host. */
    enum Warning {
        /** Nothing that can be seen from here. */
        NONE,
        /** Its real name has letters beyond ASCII, which can look like others. */
        OTHER_LETTERS,
        /** It looks like a host that was confirmed before, and is another one. */
        LOOKS_LIKE_KNOWN
    }

    /**
     * Looks at a host. May take a moment.
     *
     * @param known confirmed before
     */
    static HostQuestion about(String host, List<String> known) {
        String name = withoutPort(host);
        for (String each : known) {
            if (HostLooks.alike(name, withoutPort(each))) {
                return new HostQuestion(host, Warning.LOOKS_LIKE_KNOWN, each);
            }
        }
        boolean otherLetters =
                Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\."))
                        .anyMatch(label -> label.startsWith("xn--"));
        return new HostQuestion(host, otherLetters ? Warning.OTHER_LETTERS : Warning.NONE, "");
    }

    /** The key of the warning's sentence in the bundle. */
    String warningKey() {
        return "host.warning." + warning.name();
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]+$", "");
    }
}
