package dev.anteroom.console.join;

import dev.anteroom.network.Loopback;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application server's address that may be spoken to: https, or plain http on this machine only.
 *
 * @param base absolute, without a slash at the end, without user, query and fragment
 */
public record ServerAddress(URI base) {
    /** The path of a sample application server's service (protocol section 8). */
    static final String SAMPLE_SERVICE = "/api/create-token";

    /** An address with a host beyond ASCII; without a user, which is refused anyway. */
    private static final Pattern HOST =
            Pattern.compile(
                    "(?<before>[a-zA-Z][a-zA-Z0-9+.-]*://)(?<host>(?=[^/?#]*[^\\x00-\\x7F])[^/?#@:\\[\\]]+)"
                            + "(?<after>.*)");

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
            uri = new URI(new URI(withAsciiHost(text)).toASCIIString());
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

    /** Hosts are shown and asked in the form that has no look-alikes. */
    private static String withAsciiHost(String text) throws JoinException {
        Matcher parts = HOST.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        try {
            return parts.group("before")
                    + IDN.toASCII(parts.group("host"), IDN.USE_STD3_ASCII_RULES)
                    + parts.group("after");
        } catch (IllegalArgumentException noHost) {
            throw new JoinException(JoinFault.ADDRESS_MALFORMED);
        }
    }

    private static String trimmedPath(URI uri) {
        return uri.getRawPath()
                .replaceFirst("/+$", "")
                .replaceFirst(SAMPLE_SERVICE + "$", "")
                .replaceFirst(SERVER_API, "");
    }
}
