package io.github.camelintegry.client;

import io.github.camelintegry.protocol.Texts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where the service is.
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
        if (uri.getHost() == null || !(ssl || scheme.equals("http"))) {
            throw new IllegalArgumentException("baseUrl is no address of a service: " + FORM);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("baseUrl must have neither user info nor query nor fragment");
        }
        String host = uri.getHost().startsWith("[")
                ? uri.getHost().substring(1, uri.getHost().length() - 1)
                : uri.getHost();
        if (!ssl && !allowPlainHttp && !isLoopback(host)) {
            throw new IllegalArgumentException("baseUrl http://" + uri.getHost()
                    + " would send credentials unencrypted: use https, or set allowPlainHttp=true if you must");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : ssl ? 443 : 80;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "baseUrl has the port " + port + ": ports are from 1 to " + HIGHEST_PORT);
        }
        String path = uri.getRawPath() == null ? "" : Texts.withoutTrailing('/', uri.getRawPath());
        return new BaseUrl(ssl, host, port, path);
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

    @Override
    public String toString() {
        String name = host.indexOf(':') >= 0 ? '[' + host + ']' : host;
        return (ssl ? "https://" : "http://") + name + ':' + port + path;
    }
}
