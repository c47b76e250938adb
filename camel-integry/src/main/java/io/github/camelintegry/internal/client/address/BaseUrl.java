package io.github.camelintegry.internal.client.address;

import io.github.camelintegry.internal.util.Texts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the service is, in the one normal form of its address: letter case of scheme and host, a default port that is
 * named or not, and slashes at the end make no difference, here and wherever two addresses are compared.
 *
 * @param ssl  whether it is spoken to by https
 * @param host its host
 * @param port its port
 * @param path what precedes every path: empty, or with a slash in front and none at the end
 */
public record BaseUrl(boolean ssl, String host, int port, String path) {

    private static final String FORM = "it must be of the form https://host, for example https://api.integry.io";
    private static final int HIGHEST_PORT = 65_535;

    /**
     * {@return the parts of the text of a base URL}
     *
     * @throws IllegalArgumentException if it is no http(s) URL of a host, or one by plain http to a foreign host
     *     although that is not allowed
     */
    public static BaseUrl parse(String text, boolean allowPlainHttp) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            // without its cause, which quotes the whole text
            throw new IllegalArgumentException("baseUrl is no URL (" + e.getReason() + "): " + FORM);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean ssl = scheme.equals("https");
        Authority authority = Authority.of(uri);
        require(ssl || scheme.equals("http"), "baseUrl begins neither with https:// nor with http://: " + FORM);
        if (authority == null) {
            throw new IllegalArgumentException(
                    "baseUrl names no host behind " + scheme + ":, or none that can be: " + FORM);
        }
        refuse(
                uri.getRawUserInfo(),
                "a user or password in front of the host, which would go nowhere: use appKey and appSecret");
        refuse(uri.getRawQuery(), "a ? and what comes behind it: leave it out");
        refuse(uri.getRawFragment(), "a # and what comes behind it: leave it out");
        String host = authority.host();
        require(
                !ssl || host.indexOf('_') < 0,
                "baseUrl has the host " + host + ": Java checks no certificate for a name"
                        + " with an underscore, so https cannot be spoken with it; use another name of that host");
        require(
                ssl || allowPlainHttp || isLoopback(host),
                "baseUrl http://" + uri.getRawAuthority()
                        + " would send credentials unencrypted: use https, or set allowPlainHttp=true if you must");
        int port = authority.port() >= 0 ? authority.port() : defaultPort(ssl);
        require(
                port >= 1 && port <= HIGHEST_PORT,
                "baseUrl has the port " + port + ": ports are from 1 to " + HIGHEST_PORT);
        String path = uri.getRawPath() == null ? "" : Texts.withoutTrailing('/', uri.getRawPath());
        return new BaseUrl(ssl, host, port, path);
    }

    /** Without its text, in which a password may stand. */
    private static void refuse(@Nullable String part, String what) {
        require(part == null, "baseUrl has " + what);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Names are not resolved, but for the one that must be this machine: an answer could change after the check. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.indexOf(':') >= 0 || host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    public boolean isIpv6() {
        return host.indexOf(':') >= 0;
    }

    /** {@return the host as URLs and headers have it} */
    public String bracketedHost() {
        return HostName.bracketed(host);
    }

    /** {@return host and port} */
    public String authority() {
        return bracketedHost() + ':' + port;
    }

    /** {@return scheme, host and port} */
    public String origin() {
        return scheme() + authority();
    }

    /** {@return scheme and host, which is the same if the port is that of the scheme} */
    public String originWithoutPort() {
        return scheme() + bracketedHost();
    }

    public boolean hasDefaultPort() {
        return port == defaultPort(ssl);
    }

    private String scheme() {
        return ssl ? "https://" : "http://";
    }

    private static int defaultPort(boolean ssl) {
        return ssl ? 443 : 80;
    }

    @Override
    public String toString() {
        return origin() + path;
    }

    /** Of hosts that {@link URI} does not know too: it takes neither underscores nor letters of other scripts. */
    private record Authority(String host, int port) {

        private static final Pattern UNKNOWN = Pattern.compile("([^@:\\[\\]]+)(?::(\\d{1,5}))?");

        static @Nullable Authority of(URI uri) {
            if (uri.getHost() != null) {
                return new Authority(HostName.of("baseUrl", uri.getHost()), uri.getPort());
            }
            Matcher parts = UNKNOWN.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
            if (!parts.matches() || !HostName.isUnusual(parts.group(1))) {
                return null;
            }
            return new Authority(
                    HostName.of("baseUrl", parts.group(1)),
                    parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2)));
        }
    }
}
