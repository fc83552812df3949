package dev.anteroom.practice;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guest page's files, from the class path. Immutable. */
final class GuestPages {
    /** One plain file name: nothing that could climb out of the folder. */
    private static final Pattern FILE =
            Pattern.compile("/guest/(?<name>[a-z0-9][a-z0-9.-]{0,60}\\.(?<extension>[a-z0-9]+))");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon");

    Optional<HttpAnswer> answer(HttpCall call) throws IOException {
        String path = call.path().equals("/guest/") ? "/guest/index.html" : call.path();
        Matcher matcher = FILE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String type = TYPES.get(matcher.group("extension"));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream file =
                GuestPages.class.getResourceAsStream("/guest/" + matcher.group("name"))) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(
                            HttpAnswer.of(200, type, file.readAllBytes())
                                    .with("Content-Security-Policy", policy(call.host()))
                                    .with("Cross-Origin-Resource-Policy", "same-origin"));
        }
    }

    private static String policy(String host) {
        // Some browsers do not count web sockets of the same host as 'self'.
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                + " connect-src 'self' ws://"
                + host
                + "; media-src 'self' blob:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }
}
