package dev.anteroom.console.join;

import dev.anteroom.network.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An application server's address that may be spoken to: https, or plain http on this machine only.
 *
 * @param base absolute, without a slash at the end, without user, query and fragment
 */
public record ServerAddress(URI base) {
    /** The path of a sample application server's service (protocol section 8). */
    static final String SAMPLE_SERVICE = "/api/create-token";

    private static final String SERVER_API = "/video/v2(/rooms)?$";

    /**
     * Reads an address as people type it: the scheme may be missing, a slash or the whole path of
     * the service may follow.
     *
     * @throws JoinException for each way it can be wrong
     */
    static ServerAddress parse(String typed) throws JoinException {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new JoinException(JoinFault.ADDRESS_MISSING);
        }
        URI uri = parseUri(text.contains("://") ? text : "https://" + text);
        boolean here = Loopback.is(uri.getHost());
        if (here && !text.contains("://")) {
            uri = parseUri("http://" + text);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new JoinException(JoinFault.ADDRESS_MALFORMED);
        }
        if (scheme.equals("http") && !here) {
            throw new JoinException(JoinFault.ADDRESS_NOT_SECURE);
        }
        return new ServerAddress(
                URI.create(scheme + "://" + uri.getRawAuthority() + trimmedPath(uri)));
    }

    private static URI parseUri(String text) throws JoinException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new JoinException(JoinFault.ADDRESS_MALFORMED);
        }
        if (uri.getRawUserInfo() != null) {
            throw new JoinException(JoinFault.ADDRESS_WITH_PASSWORD);
        }
        if (uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getPort() == 0
                || uri.getPort() > 65535) {
            throw new JoinException(JoinFault.ADDRESS_MALFORMED);
        }
        return uri;
    }

    private static String trimmedPath(URI uri) {
        return uri.getRawPath()
                .replaceFirst("/+$", "")
                .replaceFirst(SAMPLE_SERVICE + "$", "")
                .replaceFirst(SERVER_API, "");
    }
}
