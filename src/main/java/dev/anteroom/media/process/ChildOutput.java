package dev.anteroom.media.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the media process and the libraries in it print, line by line into the log. Descriptions,
 * addresses and keys of connections are left out.
 */
final class ChildOutput {
    private static final Logger LOG = LoggerFactory.getLogger(ChildOutput.class);
    private static final int LONGEST = 300;

    /** A line of a description, or one that speaks of a candidate, a key or a password. */
    private static final Pattern PRIVATE =
            Pattern.compile(
                    "^[a-z]=|candidate|ice-|fingerprint|credential|password|eyJ"
                            + "|\\d+\\.\\d+\\.\\d+\\.\\d+|([0-9a-f]{1,4}:){3,}",
                    Pattern.CASE_INSENSITIVE);

    private ChildOutput() {}

    /** Follows it on a thread of its own until it ends. */
    static void follow(InputStream output) {
        Thread.ofPlatform().daemon().name("anteroom-media-log").start(() -> read(output));
    }

    private static void read(InputStream output) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                LOG.info("Media process: {}", harmless(line));
                line = lines.readLine();
            }
        } catch (IOException e) {
            LOG.debug("The media process was cut off", e);
        }
    }

    /** A line as it may be kept. */
    static String harmless(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        if (PRIVATE.matcher(plain.strip()).find()) {
            return "(hidden)";
        }
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
