package io.github.camelintegry.personssyncboot.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a page comes from, as browsers tell it: {@code https://crm.example.com}, {@code http://localhost:8080}.
 *
 * @param host a name in lower case, without a dot at its end, or an address
 * @param port also where it is the scheme's own
 */
record Origin(String scheme, String host, int port) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** {@return the origin that a text is, empty if it is more or less than one} */
    static Optional<Origin> of(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || !Set.of("http", "https").contains(scheme)
                    || !text.equals(scheme + "://" + uri.getRawAuthority())) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            int standard = scheme.equals("https") ? 443 : 80;
            return Optional.of(new Origin(scheme, host, uri.getPort() < 0 ? standard : uri.getPort()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** {@return whether {@code Host} in a request is what a browser sends to this origin} */
    boolean isNamedBy(String host) {
        return of(scheme + "://" + host).filter(this::equals).isPresent();
    }

    boolean isLoopback() {
        return LOOPBACK.contains(host);
    }
}
