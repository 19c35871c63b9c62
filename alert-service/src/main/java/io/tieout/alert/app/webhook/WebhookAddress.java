package io.tieout.alert.app.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a receiver listens, as far as its URL tells; which machine that is, the name service says at every call.
///
/// @param path with the query
public record WebhookAddress(boolean isTls, String host, int port, String path) {

    public static final int LENGTH_MAX = 2_000;

    private static final List<String> LOCAL_SUFFIXES = List.of(".localhost", ".local", ".internal", ".home.arpa");

    /// What Java would take for an address without asking the name service.
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9a-fx.]*[0-9]");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int PORT_MAX = 65_535;

    /// Reads a receiver's URL.
    ///
    /// @throws IllegalArgumentException with a sentence that an operator can act on
    public static WebhookAddress parse(String url, boolean allowsPlainHttp) {
        URI uri = uri(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isTls = scheme.equals("https");
        if (!isTls && !(scheme.equals("http") && allowsPlainHttp)) {
            throw new IllegalArgumentException("must start with https://");
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw new IllegalArgumentException("has no valid host name");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user name, password or fragment");
        }
        int port = uri.getPort() < 0 ? (isTls ? HTTPS : HTTP) : uri.getPort();
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("has a port outside 1 to " + PORT_MAX);
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new WebhookAddress(isTls, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /// False when the host is plainly out of bounds: a literal address, or a name that is local by definition. True
    /// means only that every call will be checked.
    public boolean mayBeReached(AddressRules rules) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || LOCAL_SUFFIXES.stream().anyMatch(name::endsWith)) {
            return rules.allowsPrivate();
        }
        if (!LITERAL.matcher(name).matches()) {
            return true;
        }
        try {
            return rules.allows(InetAddress.getByName(name));
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    private static URI uri(String url) {
        if (url.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("is longer than " + LENGTH_MAX + " characters");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("is not a URL", malformed);
        }
    }
}
