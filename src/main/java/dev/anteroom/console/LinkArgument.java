package dev.anteroom.console;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a desktop puts behind the program's name: a join link, or a file that was opened. */
final class LinkArgument {
    private static final String SCHEME = "anteroom:";
    private static final String SUFFIX = ".anteroom";
    private static final String FILE = "file:";

    private LinkArgument() {}

    /**
     * Understands an argument: a link as it is, well formed or not; the absolute path of an {@code
     * .anteroom} file, which need not exist. Empty when it is neither.
     */
    static Optional<String> understand(String argument) {
        if (startsWith(argument, SCHEME)) {
            return Optional.of(argument);
        }
        if (!argument.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            Path file =
                    startsWith(argument, FILE) ? Path.of(URI.create(argument)) : Path.of(argument);
            return Optional.of(file.toAbsolutePath().toString());
        } catch (InvalidPathException | FileSystemNotFoundException noPath) {
            return Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether others on this machine can read a secret in the argument while the program runs. */
    static boolean showsToken(String linkOrFile) {
        // What is escaped may be anything.
        return startsWith(linkOrFile, SCHEME)
                && (linkOrFile.toLowerCase(Locale.ROOT).contains("token")
                        || linkOrFile.toLowerCase(Locale.ROOT).matches(".*[?&][^=&]*%.*=.*"));
    }

    static boolean mentionsLink(String text) {
        return text.toLowerCase(Locale.ROOT).contains(SCHEME);
    }

    private static boolean startsWith(String text, String beginning) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length());
    }
}
