package dev.anteroom.console.trust;

import com.ibm.icu.text.SpoofChecker;
import java.net.IDN;
import java.util.Locale;

/** What a host's name looks like to a person who reads it quickly. Thread-safe. */
public final class HostLooks {
    private static final SpoofChecker LOOKS =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private HostLooks() {}

    /** Whether two different names of hosts, in their ASCII form, look the same. */
    public static boolean alike(String one, String other) {
        return !one.equalsIgnoreCase(other) && shape(one).equals(shape(other));
    }

    private static String shape(String host) {
        String read = IDN.toUnicode(host.toLowerCase(Locale.ROOT));
        // Twice, since a digit looks like a capital, and that like its small letter: 0, O, o.
        return LOOKS.getSkeleton(LOOKS.getSkeleton(read).toLowerCase(Locale.ROOT));
    }
}
