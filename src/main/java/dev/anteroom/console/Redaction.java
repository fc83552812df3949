package dev.anteroom.console;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a text for the log what nobody may read there: tokens, keys, passwords, and how
 * media are reached. Our own messages contain no names; what a failure quotes may, so quotes are
 * taken out, and of failures of parsers every word.
 */
final class Redaction {
    static final String HIDDEN = "(hidden)";

    private static final int LONGEST = 2_000;

    /** Their failures repeat what they read. */
    private static final List<String> PARSERS =
            List.of("com.fasterxml.", "org.json.", "io.netty.handler.codec", "org.xml.");

    private static final List<Pattern> SECRETS =
            List.of(
                    // Base64 of an object of JSON, which tokens are.
                    Pattern.compile("(eyJ|ey[A-Za-z0-9]I)[A-Za-z0-9+/=_.%-]{6,}"),
                    Pattern.compile("(?i)\\b(Basic|Bearer)\\s+[A-Za-z0-9+/=_.~-]+"),
                    Pattern.compile(
                            "(?i)\"?\\b[a-z_-]*(token|pass(word|phrase)?|pwd|secret|(app|api)[_-]?"
                                    + "(key|id)|authorization|credential)s?\\b\"?\\s*[=:]\\s*"
                                    + "(\"[^\"]*\"|[^\\s,;&}]+)"),
                    // Of an address what may name a room or a person, and who asks.
                    Pattern.compile("(?i)(?<=\\bhttps?://)[^\\s/@]+@"),
                    Pattern.compile("(?i)(?<=[?&])[a-z_]+=[^\\s&\"')]+"),
                    Pattern.compile("(?i)\\banteroom:\\S+"),
                    // Session descriptions, whole or from where they begin, and their candidates.
                    Pattern.compile("(?s)\\bv=0[\\r\\n\\\\].*"),
                    Pattern.compile("(?im)\\ba=[a-z-]+(:[^\\r\\n]*)?"),
                    Pattern.compile("(?i)\\bcandidate:[^\\r\\n]*"),
                    Pattern.compile(
                            "(?i)\\b(ice-ufrag|ice-pwd|fingerprint|ufrag)\\b[\\s:=]+\\S+(\\s+\\S+)?"));

    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"?|'[^']*'?|\u201c[^\u201d]*\u201d?|\\[[^\\]]*\\]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029\\p{Cf}]+");

    private Redaction() {}

    /** A message of ours, on one line. */
    static String ofMessage(@Nullable String message) {
        String text = message == null ? "" : message;
        for (Pattern secret : SECRETS) {
            text = secret.matcher(text).replaceAll(HIDDEN);
        }
        // Whoever could begin a line could write one that was never logged.
        text = CONTROL.matcher(text).replaceAll(" ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** What a failure says, as far as it can be kept; empty for a failure of a parser. */
    static String ofFailure(String kind, @Nullable String message) {
        if (message == null || PARSERS.stream().anyMatch(kind::startsWith)) {
            return "";
        }
        return QUOTED.matcher(ofMessage(message)).replaceAll(HIDDEN);
    }
}
